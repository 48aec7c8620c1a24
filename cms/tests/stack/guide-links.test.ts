import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { stack as workerStack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, type Fields } from '../fixtures/admin-api.ts';
import { linkIn, mailbox } from '../fixtures/mailbox.ts';
import { createGuide, database, keepRequest, linkTo } from '../fixtures/planted-requests.ts';

const { cmsUrl, siteUrl, dataDir, ...stack } = workerStack;
const editor = await asRole(cmsUrl, await asAdministrator({ cmsUrl, dataDir, ...stack }), 'editor');
const guide = await createGuide(editor);
const { historyOf, rowOf, sql } = database;

const person = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36' };
const get = (path: string, headers: Record<string, string> = person, method = 'GET') =>
  fetch(cmsUrl + path, { headers, method });
const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(cmsUrl + path, { method: 'POST', headers, body: new URLSearchParams(fields) });
const heading = async (answer: Response) => /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1];
const untilOpenings = (request: string, openings: number) =>
  vi.waitUntil(async () => (await rowOf(request)).openings === openings, { timeout: 20_000, interval: 20 });
const tokenOf = (link: string) => link.split('/')[3] ?? '';
const expiredLink = async (of: Fields = guide, options = {}) => {
  const asked = await keepRequest(of, options);
  return { ...asked, link: linkTo('file', asked.request, 8) };
};

test('a link opens the PDF, to be read in the browser and stored by no one on the way', async () => {
  const { request } = await keepRequest(guide);
  const file = await get(linkTo('file', request));
  expect(await file.text()).toBe(guide.pdf);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${guide.slug}.pdf"`,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
    'accept-ranges': 'bytes',
    'content-length': String(guide.pdf.length),
  });
  expect(await (await fetch(siteUrl + linkTo('file', request))).text()).toBe(guide.pdf);
});

test('parts of the PDF can be asked for', async () => {
  const { request } = await keepRequest(guide);
  const link = linkTo('file', request);
  const etag = (await get(link, person, 'HEAD')).headers.get('etag') ?? '';
  const part = await get(link, { ...person, range: 'bytes=100-199', 'if-range': etag });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${guide.pdf.length}`]);
  expect(await part.text()).toBe(guide.pdf.slice(100, 200));
  const changed = await get(link, { ...person, range: 'bytes=100-199', 'if-range': '"another"' });
  expect([changed.status, await changed.text()]).toEqual([200, guide.pdf]);
  const beyond = await get(link, { ...person, range: 'bytes=999999-' });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${guide.pdf.length}`]);
});

test('an opening counts once, when a person opens the beginning', async () => {
  const { request } = await keepRequest(guide);
  const link = linkTo('file', request);
  await get(link, person, 'HEAD');
  for (const headers of [
    { ...person, range: 'bytes=100-' },
    { ...person, 'sec-purpose': 'prefetch' },
    { ...person, 'sec-gpc': '1' },
    { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' },
    { 'user-agent': '' },
  ])
    await (await get(link, headers)).text();
  await (await get(link)).text();
  await untilOpenings(request, 1);
  const { opened_at } = await rowOf(request);
  await (await get(link, { ...person, range: 'bytes=0-99' })).text();
  await untilOpenings(request, 2);
  expect((await rowOf(request)).opened_at).toEqual(opened_at);
  expect((await historyOf(request)).map(({ event }) => event)).toEqual(['opened', 'opened']);
});

test('no other link opens anything', async () => {
  const { request } = await keepRequest(guide);
  const link = linkTo('file', request);
  const [kind, id, end, signature] = tokenOf(link).split('.');
  const other = await keepRequest(guide);
  const suspect = await keepRequest(guide, { verdict: 'suspect' });
  const tokens = [
    'x',
    `${kind}.${other.request}.${end}.${signature}`,
    `${kind}.${id}.zzzzzz.${signature}`,
    `${kind}.${id}.${end}.`,
    `${kind}.${id}.${end}.${signature}.`,
    `c.${id}.${end}.${signature}`,
    tokenOf(linkTo('confirm', request)),
    tokenOf(linkTo('file', 'nobodys')),
    tokenOf(linkTo('file', suspect.request)),
  ];
  for (const path of [...tokens.map((token) => `/api/guide-files/${token}/guide.pdf`), `/api/guide-files/${kind}`]) {
    for (const headers of [person, { ...person, range: 'bytes=0-10' }]) {
      const answer = await get(path, headers);
      expect([path, answer.status, await heading(answer)]).toEqual([path, 404, 'This link doesn’t work']);
    }
  }
});

test('an expired link offers a new one, which goes to the reader who asked for the guide, and works', async () => {
  const { request, email, link } = await expiredLink();
  const expired = await fetch(siteUrl + link);
  expect(expired.status).toBe(410);
  const page = await expired.text();
  expect(page).toContain('Links work for 7 days');
  const [, token = ''] = /name="token" value="([^"]+)"/.exec(page) ?? [];
  const answer = await fetch(`${siteUrl}/api/guide-links`, { method: 'POST', body: new URLSearchParams({ token }) });
  expect([answer.status, await heading(answer)]).toEqual([200, 'A new link is on its way']);
  const mail = await mailbox.untilMail(email);
  expect(mail.subject).toBe('Your new link to the guide');
  expect(await (await fetch(linkIn(mail))).text()).toBe(guide.pdf);
  await vi.waitUntil(async () => (await rowOf(request)).delivered_at, { timeout: 20_000, interval: 20 });

  expect((await post('/api/guide-links', { token })).status).toBe(200);
  expect((await post('/api/guide-links', { token })).status).toBe(200);
  expect((await post('/api/guide-links', { token })).status).toBe(429);
  const third = await mailbox.untilMail(email, 3);
  expect(third.messageId).not.toBe(mail.messageId);
});

test('new links are not sent for what is made up, erased, suspect, too large, or comes from another site', async () => {
  const { request, email, link } = await expiredLink();
  const token = tokenOf(link);
  const refused = async (fields: Record<string, string>, headers = {}) =>
    (await post('/api/guide-links', fields, headers)).status;
  expect(await refused({ token: `${token}x` })).toBe(404);
  expect(await refused({})).toBe(404);
  expect(await refused({ token: tokenOf((await expiredLink(guide, { verdict: 'suspect' })).link) })).toBe(404);
  expect(await refused({ token }, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await refused({ token }, { origin: 'https://elsewhere.example' })).toBe(403);
  expect(await refused({ token, more: 'x'.repeat(3000) })).toBe(413);
  expect(await refused({ token }, { 'content-type': 'application/json' })).toBe(415);
  await sql.query('update guide_downloads set email = null, erased_at = now() where document_id = $1', [request]);
  expect(await refused({ token })).toBe(410);
  const gone = await get(link);
  expect([gone.status, await heading(gone)]).toEqual([410, 'Your request was deleted']);
  expect((await get(linkTo('file', request))).status).toBe(410);
  expect(await mailbox.mailsTo(email)).toEqual([]);
});

test('other methods are refused', async () => {
  const { request } = await keepRequest(guide);
  for (const [path, allowed] of [
    [linkTo('file', request), 'GET, HEAD'],
    [linkTo('confirm', request), 'GET, HEAD, POST'],
    ['/api/guide-links', 'POST'],
  ] as const) {
    const answer = await get(path, person, 'DELETE');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
  }
});

test('a reader who confirms gets the guide, once however often the button is pressed', async () => {
  const { request, email } = await keepRequest(guide, { verdict: 'suspect' });
  await database.enqueue('mail-confirmation', { request });
  const mail = await mailbox.untilMail(email);
  expect(mail.subject).toBe('Did you ask for a guide?');
  const link = linkIn(mail);
  // As programs do that look through mails.
  const question = await fetch(link);
  expect([question.status, await heading(question)]).toEqual([200, 'Did you ask for this guide?']);
  expect((await rowOf(request)).verdict).toBe('suspect');
  expect((await fetch(link, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  expect((await fetch(link, { method: 'POST', body: 'x'.repeat(3000) })).status).toBe(413);
  expect((await rowOf(request)).verdict).toBe('suspect');

  const presses = await Promise.all([1, 2, 3].map(() => fetch(link, { method: 'POST' })));
  for (const press of presses) {
    const page = await press.text();
    expect(page).toContain('Thank you. Your guide is on its way');
    const [, now = ''] = /href="(\/api\/guide-files\/[^"]+)"/.exec(page) ?? [];
    expect(await (await fetch(siteUrl + now)).text()).toBe(guide.pdf);
  }
  expect(await rowOf(request)).toMatchObject({ verdict: 'accepted', confirmed_at: expect.any(Date) });
  expect((await mailbox.untilMail(email, 2)).subject).toBe('The guide you asked for');
  const events = (await historyOf(request)).map(({ event }) => event);
  expect(events.filter((event) => event === 'confirmed')).toHaveLength(1);
});

test('a question that was answered too late leads to the guide’s page', async () => {
  const { request } = await keepRequest(guide, { verdict: 'suspect' });
  for (const answer of [await get(linkTo('confirm', request, 8)), await post(linkTo('confirm', request, 8))]) {
    const page = await answer.text();
    expect([answer.status, page.includes(`${siteUrl}/guides/${guide.slug}/`)]).toEqual([410, true]);
  }
  expect((await rowOf(request)).verdict).toBe('suspect');
});

test('a guide that was taken off the site is not handed out, and is when it is back', async () => {
  const withdrawn = await createGuide(editor);
  const { request } = await keepRequest(withdrawn);
  const actions = `/content-manager/collection-types/api::guide.guide/${String(withdrawn.documentId)}/actions`;
  await editor.call('POST', `${actions}/unpublish`, {});
  const answer = await get(linkTo('file', request));
  expect([answer.status, await heading(answer)]).toEqual([404, 'This guide isn’t available right now']);
  await editor.call('POST', `${actions}/publish`, {});
  expect((await get(linkTo('file', request))).status).toBe(200);
});

test('a PDF that is gone from the disk is our fault, and is not counted as opened', async () => {
  const lost = await createGuide(editor);
  const { request } = await keepRequest(lost);
  rmSync(join(dataDir, 'private', lost.fileName));
  const answer = await get(linkTo('file', request));
  expect([answer.status, await heading(answer)]).toEqual([503, 'We can’t open the guide right now']);
  expect(await historyOf(request)).toEqual([]);
});
