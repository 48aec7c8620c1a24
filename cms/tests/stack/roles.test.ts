import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields, type Session, single } from '../fixtures/admin-api.ts';
import { samplePicture } from '../fixtures/sample-pictures.ts';
import {
  chosen,
  completeArticle,
  completeBanner,
  create,
  createPerson,
  paragraph,
  publish,
  word,
} from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const signIn = (code: string) => asRole(stack.cmsUrl, administrator, code);
const [editor, reviewer, marketer, intake] = [
  await signIn('editor'),
  await signIn('reviewer'),
  await signIn('marketer'),
  await signIn('intake'),
];

const ARTICLE = 'api::article.article';
const GUIDE = 'api::guide.guide';
const BANNER = 'api::cta-banner.cta-banner';
const SPONSOR = 'api::sponsor.sponsor';
const SETTINGS = single('api::site-settings.site-settings');
const editorial = [
  ARTICLE,
  'api::person.person',
  'api::topic.topic',
  'api::source.source',
  GUIDE,
  'api::page.page',
  'api::redirect.redirect',
];
const requests = [
  'api::guide-download.guide-download',
  'api::callback-request.callback-request',
  'api::consent-wording.consent-wording',
  'api::recipient.recipient',
];

const mayRead = async (session: Session, uid: string) => (await session.call('GET', collection(uid))).status;
const statusOf = async (uid: string, { documentId }: Fields) =>
  (await administrator.call('GET', collection(uid, documentId))).data.status;

test('there are five roles beside the administrator’s, and none of Strapi’s own', async () => {
  const names = (await administrator.call('GET', '/admin/roles')).list.map(({ name }) => name);
  expect(names.sort()).toEqual(['Counsel', 'Editor', 'Intake', 'Marketer', 'Reviewer', 'Super Admin']);
});

test('the press’s token is the only one', async () => {
  const tokens = (await administrator.call('GET', '/admin/api-tokens')).list;
  expect(tokens.map(({ name, type }) => [name, type])).toEqual([['Press', 'custom']]);
  for (const permission of z.array(z.string()).parse(tokens[0]?.permissions))
    expect(permission).toMatch(/\.(find|findOne|file|versions)$/);
});

const samples: Record<string, () => Promise<Fields>> = {
  [ARTICLE]: () => completeArticle(editor),
  'api::person.person': async () => ({ name: 'Sample Person', slug: word() }),
  'api::topic.topic': async () => ({ name: word(), slug: word() }),
  'api::source.source': async () => ({ title: 'A sample source', kind: 'book' }),
  [GUIDE]: async () => ({ title: 'Sample guide', slug: word(), summary: 'A guide.', access: 'open' }),
  'api::page.page': async () => ({ title: 'Sample page', slug: word(), body: [paragraph('Text.')] }),
  'api::redirect.redirect': async () => ({ from: `/${word()}/`, to: '/new/', permanent: true, reason: 'by-hand' }),
  [SPONSOR]: async () => ({ legalName: word(), responsibleAttorney: 'A. Sample', officeAddress: '1 Sample Street' }),
  [BANNER]: () => completeBanner(marketer),
};
const draftable = [ARTICLE, GUIDE, 'api::page.page', BANNER];

/** Writes, changes, publishes and deletes a document, as the role that should be able to. */
async function doEverything(session: Session, uid: string): Promise<void> {
  const sample = (await samples[uid]?.()) ?? {};
  const document = await create(session, uid, sample);
  const path = collection(uid, document.documentId);
  for (const [name, value] of Object.entries(sample)) if (typeof value === 'string') expect(document[name]).toBe(value);
  expect((await session.call('PUT', path, sample)).status).toBe(200);
  if (draftable.includes(uid)) {
    expect(await publish(session, uid, document)).toMatchObject({ status: 200, message: '' });
    expect((await session.call('POST', `${path}/actions/unpublish`, {})).status).toBe(200);
  }
  expect((await session.call('DELETE', path)).status).toBe(200);
  expect((await session.call('GET', path)).status).toBe(404);
}

test.each(editorial)('an editor writes, changes, publishes and deletes %s', (uid) => doEverything(editor, uid));
test.each([SPONSOR, BANNER])('a marketer writes, changes, publishes and deletes %s', (uid) =>
  doEverything(marketer, uid),
);

const anImage = async () => {
  const form = new FormData();
  form.append('files', new Blob([await samplePicture('png')]), `${word()}.png`);
  return form;
};

test.each<[string, Session, number]>([
  ['an editor', editor, 201],
  ['a marketer', marketer, 201],
  ['a reviewer', reviewer, 403],
  ['someone of intake', intake, 403],
])('%s uploading a picture is answered with the right status', async (_, session, status) => {
  const uploaded = await session.call('POST', '/upload', await anImage());
  expect(uploaded.status).toBe(status);
  if (status === 201)
    expect((await session.call('DELETE', `/upload/files/${String(uploaded.list[0]?.id)}`)).status).toBe(200);
});

test.each<[string, Session, string[]]>([
  ['an editor', editor, [BANNER, SPONSOR, ...requests]],
  ['a reviewer', reviewer, [BANNER, SPONSOR, ...requests]],
  ['a marketer', marketer, [...editorial.filter((uid) => uid !== GUIDE && uid !== 'api::topic.topic'), ...requests]],
  [
    'someone of intake',
    intake,
    [...editorial, BANNER, SPONSOR, 'api::consent-wording.consent-wording', 'api::recipient.recipient'],
  ],
])('%s cannot open what is not theirs', async (_, session, closed) => {
  for (const uid of closed) {
    expect([uid, await mayRead(session, uid)]).toEqual([uid, 403]);
    expect([uid, (await session.call('POST', collection(uid), {})).status]).toEqual([uid, 403]);
  }
});

test.each<[string, Session]>([
  ['an editor', editor],
  ['a reviewer', reviewer],
  ['a marketer', marketer],
  ['someone of intake', intake],
])('%s can neither read nor change the site settings, the users, the roles and the tokens', async (_, session) => {
  expect((await session.call('GET', SETTINGS)).status).toBe(403);
  expect((await session.call('PUT', SETTINGS, { siteName: 'Mine' })).status).toBe(403);
  for (const path of ['/admin/users', '/admin/roles', '/admin/api-tokens'])
    expect([path, (await session.call('GET', path)).status]).toEqual([path, 403]);
  expect((await administrator.call('GET', SETTINGS)).data.siteName).not.toBe('Mine');
});

test.each(editorial)('a reviewer reads %s, and cannot write, publish or delete any', async (uid) => {
  expect(await mayRead(reviewer, uid)).toBe(200);
  const sample = (await samples[uid]?.()) ?? {};
  expect((await reviewer.call('POST', collection(uid), sample)).status).toBe(403);
  const document = await create(editor, uid, sample);
  const path = collection(uid, document.documentId);
  expect((await reviewer.call('GET', path)).status).toBe(200);
  expect((await reviewer.call('DELETE', path)).status).toBe(403);
  if (draftable.includes(uid)) {
    expect((await publish(reviewer, uid, document)).status).toBe(403);
    expect(await statusOf(uid, document)).toBe('draft');
  }
  if (uid !== ARTICLE && uid !== GUIDE) expect((await reviewer.call('PUT', path, sample)).status).toBe(403);
});

test('a reviewer signs the review of an article and notes a correction, and changes nothing else', async () => {
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  const person = await createPerson(editor);
  const path = collection(ARTICLE, article.documentId);
  const review = { lastReviewedOn: '2026-02-02', nextReviewOn: '2027-02-02' };
  const corrections = [{ date: '2026-02-03', note: 'A number was wrong.' }];
  const overreach = {
    headline: 'Mine',
    slug: 'mine',
    dek: 'Mine.',
    body: [],
    sources: [],
    authors: chosen(person),
    firstPublishedAt: '2000-01-01T00:00:00.000Z',
  };
  await reviewer.call('PUT', path, { ...review, corrections, reviewedBy: chosen(person), ...overreach });

  const { data } = await administrator.call('GET', path);
  expect(data).toMatchObject({ ...review, corrections, reviewedBy: { count: 1 } });
  const untouched = ({ headline, slug, dek, body, sources, authors, firstPublishedAt }: Fields) => ({
    headline,
    slug,
    dek,
    body,
    sources,
    authors,
    firstPublishedAt,
  });
  expect(untouched(data)).toEqual(untouched(article));
});

test('a reviewer signs the review of a guide, and changes nothing else', async () => {
  const guide = await create(editor, GUIDE, (await samples[GUIDE]?.()) ?? {});
  const path = collection(GUIDE, guide.documentId);
  await reviewer.call('PUT', path, {
    lastReviewedOn: '2026-02-02',
    reviewedBy: chosen(await createPerson(editor)),
    title: 'Mine',
    access: 'on-request',
  });
  const { data } = await administrator.call('GET', path);
  expect(data).toMatchObject({
    title: 'Sample guide',
    access: 'open',
    lastReviewedOn: '2026-02-02',
    reviewedBy: { count: 1 },
  });
});

test.each([GUIDE, 'api::topic.topic'])('a marketer reads %s and changes none', async (uid) => {
  const document = await create(editor, uid, (await samples[uid]?.()) ?? {});
  const path = collection(uid, document.documentId);
  expect(await mayRead(marketer, uid)).toBe(200);
  expect((await marketer.call('PUT', path, { slug: 'mine' })).status).toBe(403);
  expect((await marketer.call('DELETE', path)).status).toBe(403);
  expect((await marketer.call('POST', collection(uid), (await samples[uid]?.()) ?? {})).status).toBe(403);
});
