import { signTicket } from '@patient-press/shared/tickets';
import { afterAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { whereUsed } from '../../../cms/src/consequences/contract.ts';
import { type Answer, asRole, collection, type Fields, single } from '../../../cms/tests/fixtures/admin-api.ts';
import { chosen, create, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { ARTICLE, administrator, pathOf, publishedArticle, untilAllLive } from '../fixtures/newsroom.ts';
import { statusOf } from '../fixtures/press.ts';

const HOME_PAGE = 'api::home-page.home-page';
const GUIDE = 'api::guide.guide';
const place = single(HOME_PAGE);
/** As the demo has it. */
const LEAD = '/articles/nivolumab-ipilimumab-checkmate-743/';

const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const find = async (uid: string, slug: string): Promise<Fields> => {
  const [found] = (await administrator.call('GET', `${collection(uid)}?filters[slug][$eq]=${slug}`)).list;
  return found ?? expect.fail(`There is no ${slug}.`);
};
const demoGuide = await find(GUIDE, 'questions-to-ask-in-the-first-weeks');
const demoLead = await find(ARTICLE, 'nivolumab-ipilimumab-checkmate-743');

const readHome = async () => (await fetch(`${stack.siteUrl}/`)).text();
/** Where the newest article is, by the feed. */
async function newest(): Promise<string | undefined> {
  const feed = await (await fetch(`${stack.siteUrl}/feed.xml`)).text();
  const links = [...feed.matchAll(/<item>.*?<link>(.*?)<\/link>/gs)].map(([, link = '']) => new URL(link));
  return links.find(({ hash }) => hash === '')?.pathname;
}
/** Where the article at the top of the home page is. */
const leadIn = (html: string) => /class="card lead".*?<h2[^>]*>\s*<a href="([^"]*)"/s.exec(html)?.[1];
const startHereIn = (html: string) => /<section class="start-here".*?<\/section>/s.exec(html)?.[0] ?? '';

const startHere = (links: Fields[], changes: Fields = {}) => ({
  startHere: { title: 'Newly diagnosed? Start here', text: 'Begin with these.', links, ...changes },
});
const demoLinks = [{ label: 'Questions to ask', guide: chosen(demoGuide) }];

const save = (changes: Fields): Promise<Answer> => editor.call('PUT', place, changes);
const publishHome = (): Promise<Answer> => editor.call('POST', `${place}/actions/publish`, {});

/** Publishes the home page with changes, as an editor, and waits until readers have it. */
async function edit(changes: Fields): Promise<string> {
  expect(await save(changes)).toMatchObject({ status: 200, message: '' });
  expect(await publishHome()).toMatchObject({ status: 200, message: '' });
  await untilAllLive();
  return readHome();
}

afterAll(() => edit({ lead: chosen(demoLead), ...startHere(demoLinks) }));

test('the demo leads with news about treatment, after the place to start', async () => {
  await untilAllLive();
  const html = await readHome();
  expect(leadIn(html)).toBe(LEAD);
  expect(startHereIn(html)).toContain('Newly diagnosed? Start here');
  expect(html.indexOf('start-here')).toBeLessThan(html.indexOf(`href="${LEAD}"`));
  expect(html.match(new RegExp(`href="${LEAD}"`, 'g'))).toHaveLength(1);
});

test('an editor chooses the article that leads, in one publication of the home page', async () => {
  const article = await publishedArticle();
  await untilAllLive();
  const [last] = (await statusOf(stack)).publications;
  expect(leadIn(await edit({ lead: chosen(article) }))).toBe(pathOf(article));
  const [publication, ...more] = (await statusOf(stack)).publications.filter(({ at }) => at > (last?.at ?? ''));
  expect(more).toEqual([]);
  expect(publication).toMatchObject({ changed: ['index.html'], documents: [{ title: 'Home page' }] });

  const ofArticle = collection(ARTICLE, article.documentId);
  const { data } = await administrator.call('GET', `/consequences/${ARTICLE}/${String(article.documentId)}`);
  expect(whereUsed.parse(data.uses).alsoIn.documents).toMatchObject([
    { uid: HOME_PAGE, title: 'Home page', editPath: place, places: [{ field: 'Lead article', how: 'chosen' }] },
  ]);

  // Unpublished, it gives way to the newest; published again, it leads again.
  expect((await administrator.call('POST', `${ofArticle}/actions/unpublish`, {})).status).toBe(200);
  await untilAllLive();
  expect(leadIn(await readHome())).toBe(await newest());
  expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });
  await untilAllLive();
  expect(leadIn(await readHome())).toBe(pathOf(article));
});

test('a link of “Start here” is left out while its guide isn’t published, and the block when no link is left', async () => {
  const slug = word();
  const guide = await create(administrator, GUIDE, {
    title: `Guide ${slug}`,
    slug,
    summary: 'A guide.',
    access: 'open',
  });
  const toGuide = { label: 'A guide to come', guide: chosen(guide) };
  const toTopic = { label: 'Treatment', url: '/topics/treatment/' };
  const before = startHereIn(await edit(startHere([toGuide, toTopic])));
  expect(before).toContain('href="/topics/treatment/"');
  expect(before).not.toContain('A guide to come');
  expect(await publish(administrator, GUIDE, guide)).toMatchObject({ status: 200 });
  await untilAllLive();
  expect(startHereIn(await readHome())).toContain(`href="/guides/${slug}/"`);

  await edit(startHere([toGuide]));
  const unpublish = `${collection(GUIDE, guide.documentId)}/actions/unpublish`;
  expect((await administrator.call('POST', unpublish, {})).status).toBe(200);
  await untilAllLive();
  expect(startHereIn(await readHome())).toBe('');
});

test('publishing refuses a link that leads nowhere, and says what to do', async () => {
  const refused = async (link: Fields) => {
    expect(await save(startHere([{ label: 'Here', ...link }]))).toMatchObject({ status: 200 });
    return (await publishHome()).messages;
  };
  expect(await refused({})).toEqual({ 'startHere.links.0.url': expect.stringMatching(/Choose a guide or an article/) });
  expect(await refused({ url: '/no-such-page/' })).toEqual({
    'startHere.links.0.url': expect.stringMatching(/no page at \/no-such-page\//),
  });
  expect(await refused({ url: '/topics/treatment/', guide: chosen(demoGuide) })).toEqual({
    'startHere.links.0.url': expect.stringMatching(/more than one target/),
  });
  expect(await save(startHere([{ label: 'Here', url: 'nowhere' }]))).toMatchObject({
    messages: { 'startHere.links.0.url': expect.stringMatching(/isn’t a valid link/) },
  });
  await edit(startHere(demoLinks));
});

test('a draft is previewed, and readers have the home page as it was', async () => {
  const title = `Start ${word()}`;
  expect(await save(startHere(demoLinks, { title }))).toMatchObject({ status: 200 });
  const { data } = await editor.call('GET', place);
  const ticket = {
    for: 'preview',
    expires: Math.floor(Date.now() / 1000) + 60,
    contentType: HOME_PAGE,
    documentId: String(data.documentId),
    version: 'draft',
    admin: stack.cmsUrl,
  } as const;
  const preview = await fetch(`${stack.siteUrl}/_preview/${signTicket(stack.pressToken, ticket)}/`);
  expect(preview.status).toBe(200);
  expect(startHereIn(await preview.text())).toContain(title);
  expect(await readHome()).not.toContain(title);
  const url = `/content-manager/preview/url/${HOME_PAGE}?documentId=${String(data.documentId)}&status=draft`;
  expect(JSON.stringify((await editor.call('GET', url)).data)).toContain('/_preview/');
});

test('without a published home page, the newest article leads and nothing else is there', async () => {
  expect((await editor.call('POST', `${place}/actions/unpublish`, {})).status).toBe(200);
  await untilAllLive();
  const html = await readHome();
  expect(leadIn(html)).toBe(await newest());
  expect(leadIn(html)).not.toBe(LEAD);
  expect(startHereIn(html)).toBe('');
});
