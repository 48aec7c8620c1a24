import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { filesUsed, whereUsed } from '../../src/consequences/contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import { removeFile, replaceFile, uploadFile } from '../fixtures/media-library.ts';
import { samplePdf } from '../fixtures/sample-pdf.ts';
import {
  chosen,
  completeArticle,
  completeBanner,
  create,
  createPerson,
  createSource,
  createSponsor,
  paragraph,
  publish,
  word,
} from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');

const ARTICLE = 'api::article.article';
const BANNER = 'api::cta-banner.cta-banner';
const GUIDE = 'api::guide.guide';
const PAGE = 'api::page.page';
const PERSON = 'api::person.person';
const SOURCE = 'api::source.source';
const SPONSOR = 'api::sponsor.sponsor';
const TOPIC = 'api::topic.topic';

const remove = (uid: string, { documentId }: Fields) => administrator.call('DELETE', collection(uid, documentId));
const unpublish = (uid: string, { documentId }: Fields) =>
  administrator.call('POST', `${collection(uid, documentId)}/actions/unpublish`, {});
const consequences = async (uid: string, { documentId }: Fields) =>
  whereUsed.parse((await administrator.call('GET', `/consequences/${uid}/${String(documentId)}`)).data.uses);

/** What readers get of a published document. */
async function shown(name: string, { documentId }: Fields, populate: string): Promise<Fields | undefined> {
  const response = await fetch(`${stack.cmsUrl}/api/${name}/${String(documentId)}?${populate}`, {
    headers: { authorization: `Bearer ${stack.pressToken}` },
  });
  return response.ok ? (await response.json()).data : undefined;
}

async function published(uid: string, data: Fields): Promise<Fields> {
  const document = await create(administrator, uid, data);
  const answer = await publish(administrator, uid, document);
  expect([answer.status, answer.message]).toEqual([200, '']);
  return document;
}
const publishedArticle = async (changes: Fields = {}) =>
  published(ARTICLE, await completeArticle(administrator, changes));
const aGuide = (changes: Fields = {}) => ({
  title: `Guide ${word()}`,
  slug: word(),
  summary: 'A guide.',
  access: 'open',
  ...changes,
});

const upload = (type: 'application/pdf' | 'image/svg+xml'): Promise<Fields> =>
  type === 'application/pdf'
    ? uploadFile(administrator, samplePdf(), `${word()}.pdf`)
    : uploadFile(
        administrator,
        `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>${word()}</title></svg>`,
        `${word()}.svg`,
      );

describe('what a published document needs', () => {
  const cases: [string, string, (needed: Fields) => Promise<[string, Fields]>, () => Promise<Fields>][] = [
    [
      'a cited source',
      SOURCE,
      async (source) => [
        ARTICLE,
        await publishedArticle({
          sources: [{ source: chosen(await createSource(administrator)) }, { source: chosen(source) }],
          body: [paragraph(`One, two [@${source.citeKey}].`)],
        }),
      ],
      () => createSource(administrator),
    ],
    [
      'an author',
      PERSON,
      async (author) => [ARTICLE, await publishedArticle({ authors: chosen(author) })],
      () => createPerson(administrator),
    ],
    [
      'the reviewer of an article',
      PERSON,
      async (person) => [ARTICLE, await publishedArticle({ reviewedBy: chosen(person), lastReviewedOn: '2026-02-02' })],
      () => createPerson(administrator),
    ],
    [
      'the reviewer of a guide',
      PERSON,
      async (person) => [GUIDE, await published(GUIDE, aGuide({ reviewedBy: chosen(person) }))],
      () => createPerson(administrator),
    ],
    [
      'a sponsor',
      SPONSOR,
      async (sponsor) => [
        BANNER,
        await published(BANNER, await completeBanner(administrator, { sponsor: chosen(sponsor) })),
      ],
      () => createSponsor(administrator),
    ],
    [
      'the guide of a button',
      GUIDE,
      async (guide) => [
        BANNER,
        await published(
          BANNER,
          await completeBanner(administrator, {
            actions: [{ kind: 'guide', label: 'Get the guide', guide: chosen(guide) }],
          }),
        ),
      ],
      () => published(GUIDE, aGuide()),
    ],
    [
      'the guide that an article offers in its text',
      GUIDE,
      async (guide) => [
        ARTICLE,
        await publishedArticle({
          body: [paragraph('One.'), { __component: 'body.guide-offer', guide: chosen(guide) }],
        }),
      ],
      () => published(GUIDE, aGuide()),
    ],
  ];

  test.each(cases)('%s is not deleted before that document is unpublished', async (_, uid, use, make) => {
    const needed = await make();
    const [ownerUid, owner] = await use(needed);
    const title = String(owner.headline ?? owner.title ?? owner.name);

    const refused = await remove(uid, needed);
    expect(refused.status).toBe(400);
    expect(refused.message).toContain(`“${title}”`);
    const spare = await make();
    const documentIds = [spare.documentId, needed.documentId];
    const bulk = await administrator.call('POST', `${collection(uid)}/actions/bulkDelete`, { documentIds });
    expect(bulk).toMatchObject({ status: 400, message: refused.message });
    for (const { documentId } of [spare, needed])
      expect((await administrator.call('GET', collection(uid, documentId))).status).toBe(200);
    expect((await consequences(uid, needed)).neededBy.documents).toMatchObject([
      { documentId: owner.documentId, title },
    ]);

    expect(await unpublish(ownerUid, owner)).toMatchObject({ status: 200 });
    const confirming = administrator.confirming();
    expect(await confirming.call('DELETE', collection(uid, needed.documentId))).toMatchObject({ status: 200 });
  });

  test('is not unpublished either, one by one or with others, except in an emergency', async () => {
    const guide = await published(GUIDE, aGuide());
    const actions = [{ kind: 'guide', label: 'Get the guide', guide: chosen(guide) }];
    const banner = await published(BANNER, await completeBanner(administrator, { name: `Banner ${word()}`, actions }));
    const article = await publishedArticle({
      body: [paragraph('One.'), { __component: 'body.guide-offer', guide: chosen(guide) }],
    });
    const refused = await unpublish(GUIDE, guide);
    expect(refused.status).toBe(400);
    expect(refused.message).toContain(`banner “${String(banner.name)}” (Buttons)`);
    expect(refused.message).toContain(`article “${String(article.headline)}” (Body)`);
    const bulk = { documentIds: [guide.documentId] };
    expect((await administrator.call('POST', `${collection(GUIDE)}/actions/bulkUnpublish`, bulk)).status).toBe(400);
    expect(await shown('guides', guide, '')).toBeDefined();

    const path = `/consequences/${GUIDE}/${String(guide.documentId)}/take-down`;
    const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
    expect((await marketer.call('POST', path)).status).toBe(403);
    expect((await editor.call('POST', path)).status).toBe(204);
    expect(await shown('guides', guide, '')).toBeUndefined();
    expect(await shown('cta-banners', banner, '')).toBeUndefined();
    const offer = { __component: 'body.guide-offer', guide: null };
    expect((await shown('articles', article, OFFERS))?.body).toMatchObject([{}, offer]);

    await publish(administrator, GUIDE, guide);
    expect((await shown('articles', article, OFFERS))?.body).toMatchObject([
      {},
      { guide: { documentId: guide.documentId } },
    ]);
  });

  test('may be deleted when only drafts have it, after they were named, and an article is always taken down', async () => {
    const source = await createSource(administrator);
    const draft = await create(
      administrator,
      ARTICLE,
      await completeArticle(administrator, { sources: [{ source: chosen(source) }] }),
    );
    const bulk = { documentIds: [source.documentId] };
    for (const refused of [
      await remove(SOURCE, source),
      await administrator.call('POST', `${collection(SOURCE)}/actions/bulkDelete`, bulk),
    ]) {
      expect(refused.status).toBe(400);
      expect(refused.message).toContain(`article “${String(draft.headline)}” (Sources)`);
    }
    const confirmed = await administrator.confirming().call('DELETE', collection(SOURCE, source.documentId));
    expect(confirmed).toMatchObject({ status: 200 });
    const article = await publishedArticle();
    expect(await unpublish(ARTICLE, article)).toMatchObject({ status: 200 });
  });

  test('is named only while a button has use for it', async () => {
    const guide = await published(GUIDE, aGuide());
    const actions = [{ kind: 'call', label: 'Call', guide: chosen(guide) }];
    await published(BANNER, await completeBanner(administrator, { actions }));
    expect((await consequences(GUIDE, guide)).neededBy.documents).toEqual([]);
    expect(await remove(GUIDE, guide)).toMatchObject({ status: 200 });
  });
});

const OFFERS = 'populate[body][on][body.guide-offer][populate]=guide&populate[body][on][body.rich-text]=true';

describe('a topic', () => {
  test('drops out of articles when it is deleted, and the admin says of which', async () => {
    const topic = await create(administrator, TOPIC, { name: `Topic ${word()}`, slug: word() });
    const article = await publishedArticle({ topics: chosen(topic) });
    expect(await consequences(TOPIC, topic)).toMatchObject({
      neededBy: { documents: [] },
      alsoIn: {
        documents: [{ documentId: article.documentId, kind: 'article', places: [{ field: 'Topics', how: 'chosen' }] }],
      },
    });
    expect(await remove(TOPIC, topic)).toMatchObject({ status: 200 });
    expect((await shown('articles', article, 'populate=topics'))?.topics).toEqual([]);
  });
});

describe('a file of the media library', () => {
  test('is not deleted while a published guide hands it out, alone, with others or with its folder', async () => {
    const [folderName, spare] = [word(), await upload('application/pdf')];
    const file = await upload('application/pdf');
    const guide = await published(GUIDE, aGuide({ file: file.id }));
    const refused = await removeFile(administrator, file);
    expect(refused.status).toBe(400);
    expect(refused.message).toContain(`guide “${String(guide.title)}”`);
    const bulk = await administrator.call('POST', '/upload/actions/bulk-delete', { fileIds: [spare.id, file.id] });
    expect(bulk.status).toBe(400);
    const folder = (await administrator.call('POST', '/upload/folders', { name: folderName, parent: null })).data;
    const move = { fileIds: [file.id], folderIds: [], destinationFolderId: folder.id };
    expect((await administrator.call('POST', '/upload/actions/bulk-move', move)).status).toBe(200);
    const withFolder = await administrator.call('POST', '/upload/actions/bulk-delete', { folderIds: [folder.id] });
    expect(withFolder.status).toBe(400);
    const pdf = await fetch(`${stack.cmsUrl}/api/guides/${String(guide.documentId)}/file`, {
      headers: { authorization: `Bearer ${stack.pressToken}` },
    });
    expect(pdf.status).toBe(200);
    expect((await administrator.call('GET', `/upload/files/${String(spare.id)}`)).status).toBe(200);

    await unpublish(GUIDE, guide);
    expect((await administrator.call('POST', '/upload/actions/bulk-delete', { folderIds: [folder.id] })).status).toBe(
      200,
    );
    expect((await removeFile(administrator, spare)).status).toBe(200);
  });

  test('is not deleted while it is a picture of a published text', async () => {
    const [figure, inText] = [await upload('image/svg+xml'), await upload('image/svg+xml')];
    const image = { ...inText, alternativeText: 'A drawing.' };
    const page = await published(PAGE, {
      title: `Page ${word()}`,
      slug: word(),
      body: [
        { __component: 'body.figure', figure: { image: figure.id, alt: 'A drawing.' } },
        {
          __component: 'body.rich-text',
          content: [{ type: 'image', image, children: [{ type: 'text', text: '' }] }],
        },
      ],
    });
    for (const file of [figure, inText]) {
      const refused = await removeFile(administrator, file);
      expect(refused.status).toBe(400);
      expect(refused.message).toContain(`page “${String(page.title)}”`);
    }
    await unpublish(PAGE, page);
    await remove(PAGE, page);
    for (const file of [figure, inText]) expect((await removeFile(administrator, file)).status).toBe(200);
  });

  test('that was an optional picture drops out of what is published, and the draft asks for another', async () => {
    const file = await upload('image/svg+xml');
    const article = await publishedArticle({ hero: { image: file.id, alt: 'A drawing.' } });
    expect((await shown('articles', article, 'populate=hero'))?.hero).toMatchObject({ alt: 'A drawing.' });
    expect((await removeFile(administrator.confirming(), file)).status).toBe(200);
    expect((await shown('articles', article, 'populate=hero'))?.hero).toBeNull();
    const { data } = await administrator.call('GET', collection(ARTICLE, article.documentId));
    expect(data.hero).toMatchObject({ alt: 'A drawing.' });
    expect((await publish(administrator, ARTICLE, article)).messages['hero.image']).toBeDefined();
  });

  const picture = async (changes: (figure: Fields) => Promise<[string, Fields]>) => {
    const file = await upload('image/svg+xml');
    const [uid, document] = await changes({ image: file.id, alt: 'A drawing.' });
    return { file, uid, title: String(document.headline ?? document.title ?? document.name ?? document.legalName) };
  };
  const shownPictures: [string, (figure: Fields) => Promise<[string, Fields]>][] = [
    ['the featured image of an article', async (hero) => [ARTICLE, await publishedArticle({ hero })]],
    [
      'a share picture',
      async ({ image }) => [
        PAGE,
        await published(PAGE, {
          title: `Page ${word()}`,
          slug: word(),
          body: [paragraph('Text.')],
          seo: { socialImage: image },
        }),
      ],
    ],
    [
      'a portrait',
      async (photo) => [PERSON, await create(administrator, PERSON, { name: `Person ${word()}`, slug: word(), photo })],
    ],
  ];

  test.each(shownPictures)('%s is replaced or deleted only after its use was named', async (_, use) => {
    const { file, title } = await picture(use);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><title>${word()}</title></svg>`;
    for (const refused of [
      await replaceFile(administrator, file, svg, `${word()}.svg`),
      await removeFile(administrator, file),
      await administrator.call('POST', '/upload/actions/bulk-delete', { fileIds: [file.id] }),
    ]) {
      expect(refused.status).toBe(400);
      expect(refused.message).toContain(`“${title}”`);
    }
    const { files } = filesUsed.parse(
      (await administrator.call('POST', '/where-used/files', { fileIds: [file.id] })).data,
    );
    expect(files).toMatchObject([{ id: file.id, uses: { alsoIn: { documents: [{ title }] } } }]);
    expect((await replaceFile(administrator.confirming(), file, svg, `${word()}.svg`)).status).toBe(200);
    expect((await removeFile(administrator.confirming(), file)).status).toBe(200);
  });

  test('that only drafts use is listed with them, and deleted without a question', async () => {
    const file = await upload('image/svg+xml');
    const hero = { image: file.id, alt: 'A drawing.' };
    const draft = await create(administrator, ARTICLE, await completeArticle(administrator, { hero }));
    const listed = async (session: Session) => session.call('POST', '/where-used/files', { fileIds: [file.id] });
    const { files } = filesUsed.parse((await listed(administrator)).data);
    expect(files).toMatchObject([{ uses: { inDrafts: { documents: [{ documentId: draft.documentId }] } } }]);
    const intake = await asRole(stack.cmsUrl, administrator, 'intake');
    expect((await listed(intake)).status).toBe(403);
    expect((await removeFile(administrator, file)).status).toBe(200);
  });
});
