import { thankYouPath } from '@patient-press/shared/guide-request';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { sql } from '../fixtures/database.ts';
import { BOX, countStored, guide, openGuide, sampleForm, sendForm } from '../fixtures/guide-samples.ts';
import { sampleEmail } from '../fixtures/plant-request.ts';

async function newest() {
  const { rows } = await sql.query('select * from guide_downloads order by id desc limit 1');
  return rows[0];
}

test('a form without script is taken, and leads to a page that says so', async () => {
  const { status, headers } = await sendForm(sampleForm());
  expect([status, headers.get('location')]).toEqual([303, stack.siteUrl + thankYouPath(`/guides/${guide.slug}/`)]);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(await newest()).toMatchObject({ verdict: 'accepted', relationship: 'undisclosed', phone: null });
});

test('a form whose button was pressed twice is saved once', async () => {
  const form = sampleForm({ relationship: 'patient' });
  expect((await sendForm(form)).status).toBe(303);
  const before = await countStored();
  expect((await sendForm(form)).status).toBe(303);
  expect(await countStored()).toBe(before);
});

test('a box that was checked is saved as checked', async () => {
  const form = sampleForm({ phone: '205-555-0123' });
  form.append('granted', BOX);
  expect((await sendForm(form)).status).toBe(303);
  expect((await newest())?.phone).toMatch(/^1\./);
});

test('the site passes a form on', async () => {
  const answer = await fetch(`${stack.siteUrl}/api/guide-downloads`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: stack.siteUrl },
    body: sampleForm(),
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    stack.siteUrl + thankYouPath(`/guides/${guide.slug}/`),
  ]);
});

/** The form's fields as a browser would send them again. */
function fieldsIn(page: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [tag] of page.matchAll(/<input [^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    if (attribute('type') === 'checkbox' && !tag.includes(' checked')) continue;
    fields.append(attribute('name'), attribute('value').replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  fields.append('relationship', /<option value="([^"]*)" selected>/.exec(page)?.[1] ?? '');
  return fields;
}

test('a mistake is shown beside its field, with all that was typed, and the form can be sent again', async () => {
  const before = await countStored();
  const form = sampleForm({ email: 'grace@', name: 'Grace "G" <b>', relationship: 'caregiver', phone: '12' });
  form.append('granted', BOX);
  const { status, page, headers } = await sendForm(form);
  expect(status).toBe(422);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await countStored()).toBe(before);
  for (const name of ['email', 'phone']) {
    expect(page).toMatch(new RegExp(`<p class="bad" id="${name}-error">[A-Z][^<]+\\.</p>`));
    expect(page).toMatch(new RegExp(`<input id="${name}" [^>]*aria-describedby="(?:${name}-hint )?${name}-error"`));
    expect(page).toContain(`<label for="${name}">`);
  }
  expect(page).toMatch(/<input id="email" [^>]*autocomplete="email"/);
  expect(page).toContain('value="Grace &quot;G&quot; &lt;b&gt;"');
  expect(page).toContain('Sample Firm may call me, at the number I have given.');
  expect(page).toMatch(new RegExp(`value="${BOX}" checked>`));

  const again = fieldsIn(page);
  again.set('email', sampleEmail());
  again.set('phone', '205-555-0123');
  expect((await sendForm(again)).status).toBe(303);
  expect(await newest()).toMatchObject({ relationship: 'caregiver', phone: expect.stringMatching(/^1\./) });
});

test('words that are no longer in use are shown as they are now, with an empty box', async () => {
  const form = new URLSearchParams(
    [...sampleForm()].map(([name, value]) => [name, value.replace(`${BOX}:1`, `${BOX}:7`)]),
  );
  form.append('granted', BOX);
  const { status, page } = await sendForm(form);
  expect(status).toBe(422);
  expect(page).toMatch(/has changed/);
  expect(page).toContain(`value="${BOX}:1"`);
  expect(page).toMatch(new RegExp(`value="${BOX}">`));
});

test.each<[string, () => [BodyInit, Record<string, string>], number]>([
  ['a guide that need not be asked for', () => [sampleForm({ guide: openGuide.documentId }), {}], 422],
  ['another site’s page', () => [sampleForm(), { 'sec-fetch-site': 'cross-site' }], 403],
  [
    'another charset',
    () => [sampleForm(), { 'content-type': 'application/x-www-form-urlencoded; charset=latin1' }],
    415,
  ],
  ['a packed form', () => [sampleForm(), { 'content-encoding': 'gzip' }], 415],
  ['bytes that are no UTF-8', () => [Buffer.from('email=\xe4', 'latin1'), {}], 400],
  ['escaped bytes that are no UTF-8', () => ['email=%E4', {}], 400],
  ['more than 16 kB', () => [sampleForm({ name: 'a'.repeat(17_000) }), {}], 413],
])('%s is answered with a page that says why, and without the form', async (_, sent, status) => {
  const before = await countStored();
  const [body, headers] = sent();
  const answer = await sendForm(body, headers);
  expect(answer.status).toBe(status);
  expect(answer.page).toMatch(/<p role="alert">[A-Z][^<]+\.<\/p>/);
  expect(answer.page).not.toContain('<form');
  expect(await countStored()).toBe(before);
});

test.each<[string, (form: URLSearchParams) => void]>([
  ['a field that there is not', (form) => form.append('idempotencyKey', '1')],
  ['a field that may come once, twice', (form) => form.append('email', sampleEmail())],
  ['a check in a box that was not there', (form) => form.append('granted', 'guide-none')],
  ['a wording that is none', (form) => form.append('shown', 'guide-none')],
  ['no wordings', (form) => form.delete('shown')],
])('%s is refused, and changes nothing', async (_, change) => {
  const before = await countStored();
  const form = sampleForm();
  change(form);
  const { status, page } = await sendForm(form);
  expect([status, page.includes('<form')]).toEqual([422, true]);
  expect(await countStored()).toBe(before);
});
