import { expect, test } from 'vitest';
import { redact } from '../../src/redact.ts';

const SECRET = 'S3cr3t-abc_DEF.0123456789~x';

test.each([
  ['a reset', `GET /admin/auth/reset-password?code=${SECRET} (3 ms) 200`],
  ['an invitation', `GET /admin/auth/register?registrationToken=${SECRET}&x=1 (3 ms) 200`],
  ['what an invitation is for', `GET /admin/registration-info?registrationToken=${SECRET} 400`],
  ['a redirect back to a reset', `/admin/auth/login?redirectTo=%2Fauth%2Freset-password%3Fcode%3D${SECRET}`],
  ['a guide', `GET /api/guide-files/${SECRET}/guide.pdf (3 ms) 410`],
  ['a confirmation', `POST https://example.org/api/guide-confirmations/${SECRET} 200`],
  ['an encoded guide', `?next=%2Fapi%2Fguide-files%2F${SECRET}`],
  ['a preview', `GET /_preview/${SECRET}/live/ 200`],
  ['a token of the press', `GET /_press/status?ticket=${SECRET}`],
  ['a JSON Web Token in a query', `GET /api/articles?jwt=${SECRET}`],
  ['an access token', `GET /x?a=1&access_token=${SECRET}#y`],
  ['a question to the search', `GET /search/?kind=guide&q=${SECRET} 200`],
  ['a header', `authorization: Bearer ${SECRET}`],
  ['a printed header', `{ authorization: 'Bearer ${SECRET}', accept: '*/*' }`],
  ['a printed cookie', `{ cookie: 'strapi_admin_refresh=${SECRET}; a=b' }`],
  ['a body', `{"resetPasswordToken":"${SECRET}","password":"${SECRET}"}`],
  ['a printed body', `{ password: '${SECRET}', token: "${SECRET}" }`],
  ['a ticket on its own', `bad ticket eyJmb3IiOiJwcmV2aWV3Iiwi.${SECRET.replaceAll(/[.~]/g, '')}`],
  ['a mail server', `smtps://user:${SECRET}@mail.example.org:465 is down`],
  ['a database', `postgres://press:${SECRET}@127.0.0.1:5432/press`],
])('the secret of %s is left out of a line', (_what, line) => {
  const redacted = redact(line);
  expect(redacted).toContain('[redacted]');
  expect(redacted).not.toContain(SECRET);
  expect(redacted).not.toContain(SECRET.slice(0, 12));
});

test.each([
  'GET /api/articles?pagination[page]=2&sort=title (12 ms) 200',
  '2026-11-27T10:00:00Z Published 3 pages in 0.2 s: article “Code of conduct” changed.',
  'The token in PRESS_TOKEN differs: see “Secrets” in docs/operating.md.',
  'POST /api/guide-downloads (3 ms) 201',
  'http://127.0.0.1:4321/articles/key-facts/?page=2',
])('%s stays as it is', (line) => {
  expect(redact(line)).toBe(line);
});
