import { MAX_LIVE_BYTES, UNSAVED_DOCUMENT } from '@patient-press/shared/live-preview';
import { signTicket, type TicketFor } from '@patient-press/shared/tickets';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { completeArticle, create, createSource, paragraph, word } from '../../../cms/tests/fixtures/samples.ts';
import { untilLive } from '../fixtures/press.ts';

const { siteUrl, pressToken } = stack;
const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const article = await create(administrator, ARTICLE, await completeArticle(administrator));
afterAll(() => untilLive(stack));

const inAMinute = () => Math.floor(Date.now() / 1000) + 60;
const addressOf = ({ documentId }: Fields, changes: Partial<TicketFor<'preview'>> = {}) => {
  const ticket = {
    contentType: ARTICLE,
    documentId: String(documentId),
    version: 'draft',
    admin: stack.cmsUrl,
  } as const;
  return `${siteUrl}/_preview/${signTicket(pressToken, { for: 'preview', expires: inAMinute(), ...ticket, ...changes })}/live`;
};

const page = z.object({
  html: z.string(),
  missing: z.array(z.string()),
  brokenLinks: z.array(z.string()),
  draftLinks: z.array(z.string()),
});
const problem = z.object({ detail: z.string() });

const post = (address: string, body: string, headers: Record<string, string> = {}) =>
  fetch(address, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', origin: siteUrl, ...headers },
  });

async function show(fields: Fields, document: Fields = article) {
  const savedAt = document === article ? String(article.updatedAt) : null;
  const answer = await post(addressOf(document), JSON.stringify({ savedAt, fields }));
  const body: unknown = await answer.json();
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return page.parse(body);
}

async function refusal(address: string, body = '{"savedAt":null,"fields":{}}', headers?: Record<string, string>) {
  const answer = await post(address, body, headers);
  return { status: answer.status, detail: problem.parse(await answer.json()).detail };
}

const text = (words: string) => ({ id: 0, ...paragraph(words) });

describe('a page while it is written', () => {
  test('numbers the sources that the form left as they are, and those that the text has just cited', async () => {
    const unchanged = { relation: { isMany: false, connect: [], disconnect: [] } };
    const { data: stored } = await administrator.call('GET', collection(ARTICLE, article.documentId));
    const sources = [stored.sources].flat().map((entry) => ({ ...Object(entry), source: unchanged }));
    const another = await createSource(administrator, { title: `Just found ${word()}` });
    const [body] = [stored.body].flat();
    const { html, missing } = await show({ sources, body: [body, text(`And another [@${another.citeKey}].`)] });
    expect(missing).toEqual([]);
    expect(html).toContain('href="#source-1"');
    expect(html).toContain('href="#source-2"');
    expect(html).toContain(String(another.title));
  });

  test('has what was typed and not saved, and of the rest what was saved', async () => {
    const headline = `Unsaved ${word()}`;
    const { html } = await show({ headline, body: [text('Words that no one saved.')] });
    expect(html).toContain(headline);
    expect(html).toContain('Words that no one saved.');
    expect(html).toContain(String(article.dek));
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);
    expect(await (await fetch(siteUrl)).text()).not.toContain(headline);
  });

  test('is shown before the document was saved for the first time, and says what is missing', async () => {
    const { html, missing } = await show(
      { headline: 'Never saved', dek: null, body: [text('A beginning.')] },
      { documentId: UNSAVED_DOCUMENT },
    );
    expect(html).toContain('A beginning.');
    expect(missing).toContain('Deck');
  });

  test('shows markup that was typed as its letters, and a link that would run a script as its text', async () => {
    const link = { type: 'link', url: 'java\nscript:alert(1)', children: [{ type: 'text', text: 'Click here' }] };
    const content = [{ type: 'paragraph', children: [{ type: 'text', text: '<img src=x onerror=alert(1)>' }, link] }];
    const { html } = await show({ body: [{ id: 0, __component: 'body.rich-text', content }] });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;Click here');
    expect(html).not.toMatch(/<img[^>]*onerror|<a[^>]*>Click here/);
  });

  test('names links that lead to no page, and apart from them those that lead to a draft', async () => {
    const draft = await create(administrator, ARTICLE, await completeArticle(administrator));
    const drafted = `/articles/${String(draft.slug)}/`;
    const children = ['/articles/no-such-article/', drafted].map((url) => ({
      type: 'link',
      url,
      children: [{ type: 'text', text: 'There' }],
    }));
    const content = [{ type: 'paragraph', children }];
    const { brokenLinks, draftLinks } = await show({ body: [{ id: 0, __component: 'body.rich-text', content }] });
    expect(brokenLinks).toEqual(expect.arrayContaining(['/articles/no-such-article/', drafted]));
    expect(draftLinks).toEqual([drafted]);
  });
});

describe('the press refuses', () => {
  test('a ticket that is not signed, or has expired', async () => {
    expect((await refusal(`${siteUrl}/_preview/a.b/live`)).status).toBe(403);
    const expired = await refusal(addressOf(article, { expires: inAMinute() - 120 }));
    expect(expired).toEqual({ status: 403, detail: expect.stringContaining('expired') });
  });

  test('what another site’s page sends', async () => {
    expect((await refusal(addressOf(article), undefined, { origin: 'https://example.org' })).status).toBe(403);
  });

  test('more than 6 MB', async () => {
    const fields = { headline: 'x'.repeat(MAX_LIVE_BYTES) };
    expect(await refusal(addressOf(article), JSON.stringify({ savedAt: null, fields }))).toEqual({
      status: 413,
      detail: expect.stringContaining('6 MB'),
    });
  });

  test('a type that the site has no page for, and what is not JSON', async () => {
    const redirect = addressOf(article, { contentType: 'api::recipient.recipient' });
    expect((await refusal(redirect)).status).toBe(404);
    expect((await refusal(addressOf(article), '{')).status).toBe(422);
    expect((await refusal(addressOf(article), 'a=b', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ])('%s in each other that no form has so deep', async (_, body) => {
    expect((await refusal(addressOf(article), `{"savedAt":null,"fields":{"body":${body}}}`)).status).toBe(422);
  });
});

test('the frame’s page runs one script of its own, and only in the admin’s frame', async () => {
  const answer = await fetch(`${addressOf(article)}/`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const [, nonce = ''] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];
  expect(nonce).not.toBe('');
  expect(policy).toContain(`frame-ancestors ${stack.cmsUrl}`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const html = await answer.text();
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain(`<script nonce="${nonce}"`);
});

test('an administrator gets an address for a document that he may read, and for one that he may make', async () => {
  const saved = await administrator.call('GET', `/press/live/${ARTICLE}/${article.documentId}`);
  const fresh = await administrator.call('GET', `/press/live/${ARTICLE}/create`);
  expect([saved.status, fresh.status]).toEqual([200, 200]);
  expect((await administrator.call('GET', `/press/live/${ARTICLE}/none`)).status).toBe(403);
  expect((await administrator.call('GET', '/press/live/api::redirect.redirect/create')).status).toBe(404);
});
