import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { chosen, completeArticle, completeBanner, create, paragraph, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const ARTICLE = 'api::article.article';
const BANNER = 'api::cta-banner.cta-banner';
const GUIDE = 'api::guide.guide';
const PAGE = 'api::page.page';
const asPress = { headers: { authorization: `Bearer ${stack.pressToken}` } };

const act = async (uid: string, { documentId }: Fields, action: string) =>
  expect(await administrator.call('POST', `${collection(uid, documentId)}/actions/${action}`, {})).toMatchObject({
    status: 200,
    message: '',
  });
const draftGuide = (changes: Fields = {}) =>
  create(administrator, GUIDE, {
    title: `Guide ${word()}`,
    slug: word(),
    summary: 'A guide.',
    access: 'open',
    ...changes,
  });
const offer = (guide: Fields) => ({ __component: 'body.guide-offer', guide: chosen(guide) });

const BODY = (field: string) =>
  `populate[${field}][on][body.guide-offer][populate]=guide&populate[${field}][on][body.rich-text]=true`;

async function shown(name: string, { documentId }: Fields, populate: string): Promise<Fields> {
  const response = await fetch(`${stack.cmsUrl}/api/${name}/${String(documentId)}?${populate}`, asPress);
  return (await response.json()).data ?? {};
}

const cursor = async () => (await (await fetch(`${stack.cmsUrl}/api/changes`, asPress)).json()).cursor;
const changesAfter = async (after: string): Promise<unknown> =>
  (await (await fetch(`${stack.cmsUrl}/api/changes?after=${after}&wait=5`, asPress)).json()).changes;

test('a guide that is published after an article appears in it, wherever the article has it', async () => {
  const [beside, within] = [await draftGuide(), await draftGuide()];
  const article = await create(
    administrator,
    ARTICLE,
    await completeArticle(administrator, {
      guide: chosen(beside),
      body: [paragraph('One.'), offer(beside), paragraph('More.'), offer(within)],
    }),
  );
  await act(ARTICLE, article, 'publish');
  expect((await shown('articles', article, 'populate=guide')).guide).toBeNull();

  const before = await cursor();
  await act(GUIDE, beside, 'publish');
  expect(await changesAfter(before)).toEqual(
    expect.arrayContaining([{ contentType: ARTICLE, documentId: article.documentId }]),
  );
  expect((await shown('articles', article, 'populate=guide')).guide).toMatchObject({ documentId: beside.documentId });
  expect((await shown('articles', article, BODY('body'))).body).toMatchObject([
    {},
    { guide: { documentId: beside.documentId } },
    {},
    { guide: null },
  ]);
  await act(GUIDE, within, 'publish');
  expect((await shown('articles', article, BODY('body'))).body).toMatchObject([
    {},
    { guide: { documentId: beside.documentId } },
    {},
    { guide: { documentId: within.documentId } },
  ]);
  // Nothing is joined twice, however often either is published.
  for (const [uid, document] of [
    [GUIDE, beside],
    [ARTICLE, article],
    [GUIDE, within],
  ] as const)
    await act(uid, document, 'publish');
  expect((await shown('articles', article, 'populate=guide')).guide).toMatchObject({ documentId: beside.documentId });
});

test('pages and the chapters of other guides get the guide that they offer, too', async () => {
  const guide = await draftGuide();
  const page = await create(administrator, PAGE, { title: 'Page', slug: word(), body: [offer(guide)] });
  const other = await draftGuide({ chapters: [paragraph('Text.'), offer(guide)] });
  await act(PAGE, page, 'publish');
  await act(GUIDE, other, 'publish');
  await act(GUIDE, guide, 'publish');
  expect((await shown('pages', page, BODY('body'))).body).toMatchObject([{ guide: { documentId: guide.documentId } }]);
  expect((await shown('guides', other, BODY('chapters'))).chapters).toMatchObject([
    {},
    { guide: { documentId: guide.documentId } },
  ]);
  await act(GUIDE, other, 'unpublish');
});

test('a guide that only the draft has since does not appear in what is published', async () => {
  const guide = await draftGuide();
  const article = await create(administrator, ARTICLE, await completeArticle(administrator));
  await act(ARTICLE, article, 'publish');
  await administrator.call('PUT', collection(ARTICLE, article.documentId), { guide: chosen(guide) });
  await act(GUIDE, guide, 'publish');
  expect((await shown('articles', article, 'populate=guide')).guide).toBeNull();
  await act(ARTICLE, article, 'publish');
  expect((await shown('articles', article, 'populate=guide')).guide).toMatchObject({ documentId: guide.documentId });
});

test('a guide that is unpublished and published again is back in the article', async () => {
  const guide = await draftGuide();
  await act(GUIDE, guide, 'publish');
  const article = await create(administrator, ARTICLE, await completeArticle(administrator, { guide: chosen(guide) }));
  await act(ARTICLE, article, 'publish');
  await act(GUIDE, guide, 'unpublish');
  expect((await shown('articles', article, 'populate=guide')).guide).toBeNull();
  await act(GUIDE, guide, 'publish');
  expect((await shown('articles', article, 'populate=guide')).guide).toMatchObject({ documentId: guide.documentId });
});

test('discarding changes keeps the guide that is not published yet', async () => {
  const guide = await draftGuide();
  const complete = await completeArticle(administrator, { guide: chosen(guide) });
  const article = await create(administrator, ARTICLE, complete);
  await act(ARTICLE, article, 'publish');
  await administrator.call('PUT', collection(ARTICLE, article.documentId), { kicker: 'A change' });
  await act(ARTICLE, article, 'discard');
  await act(GUIDE, guide, 'publish');
  await act(ARTICLE, article, 'publish');
  expect((await shown('articles', article, 'populate=guide')).guide).toMatchObject({ documentId: guide.documentId });
});

test('both published at the same moment find each other', async () => {
  const guide = await draftGuide();
  const article = await create(administrator, ARTICLE, await completeArticle(administrator, { guide: chosen(guide) }));
  const answers = await Promise.all([publish(administrator, ARTICLE, article), publish(administrator, GUIDE, guide)]);
  expect(answers).toMatchObject([{ status: 200 }, { status: 200 }]);
  expect((await shown('articles', article, 'populate=guide')).guide).toMatchObject({ documentId: guide.documentId });
});

test('a banner whose button offers a draft is not published, and the message names the guide', async () => {
  const guide = await draftGuide();
  const actions = [{ kind: 'guide', label: 'Get the guide', guide: chosen(guide) }];
  const banner = await create(administrator, BANNER, await completeBanner(administrator, { actions }));
  expect((await publish(administrator, BANNER, banner)).messages['actions.0.guide']).toContain(
    `The guide “${String(guide.title)}” isn’t published`,
  );
  await act(GUIDE, guide, 'publish');
  await act(BANNER, banner, 'publish');
});
