import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { comparison, deletedPage, restored, seen, versionPage } from '../../src/versions/contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { removeFile, uploadFile } from '../fixtures/media-library.ts';
import { openQueue, runJob } from '../fixtures/queue.ts';
import { samplePicture } from '../fixtures/sample-pictures.ts';
import {
  chosen,
  completeArticle,
  create,
  createPerson,
  createSource,
  paragraph,
  publish,
  word,
} from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const GUIDE = 'api::guide.guide';

let administrator: Session;
let editor: Session;
let reviewer: Session;
beforeAll(async () => {
  administrator = await asAdministrator(stack);
  editor = await asRole(stack.cmsUrl, administrator, 'editor');
  reviewer = await asRole(stack.cmsUrl, administrator, 'reviewer');
});

const anArticle = async (changes: Fields = {}) => create(editor, ARTICLE, await completeArticle(editor, changes));
const change = (uid: string, { documentId }: Fields, data: Fields) =>
  editor.call('PUT', collection(uid, documentId), data);
const path = (uid: string, { documentId }: Fields, rest = '') => `/versions/${uid}/${String(documentId)}${rest}`;
const versionsOf = async (document: Fields, session = editor, uid = ARTICLE) =>
  versionPage.parse((await session.call('GET', path(uid, document))).data);
const firstOf = async (document: Fields, uid = ARTICLE) =>
  (await versionsOf(document, editor, uid)).versions.at(-1)?.id ?? '';
const restore = async (document: Fields, id: string, uid = ARTICLE, session = editor) =>
  session.call('POST', path(uid, document, `/${id}/restore`), { why: 'It was better.' });
const compare = async (document: Fields, query: string, session = editor) =>
  comparison.parse((await session.call('GET', path(ARTICLE, document, `/compare?${query}`))).data);
const draftOf = async (uid: string, { documentId }: Fields) =>
  (await administrator.call('GET', collection(uid, documentId))).data;

describe('comparing', () => {
  test('names the fields that changed, and the words in them', async () => {
    const article = await anArticle({ body: [paragraph('One old sentence.'), paragraph('Another text.')] });
    await change(ARTICLE, article, { body: [paragraph('Another text.'), paragraph('One new sentence.')] });
    const { versions } = await versionsOf(article);
    const found = await compare(article, `to=${versions[0]?.id}`);
    expect(found.isWhole).toBe(true);
    const changed = found.fields.filter((field) => field.change !== 'same');
    expect(changed.map(({ label }) => label)).toEqual(['Body']);
    const pieces = changed[0]?.parts.flatMap(({ parts }) => parts.flatMap((field) => field.pieces));
    expect(pieces).toEqual(
      expect.arrayContaining([
        { change: 'removed', text: 'old' },
        { change: 'added', text: 'new' },
      ]),
    );
    expect(JSON.stringify(found)).not.toMatch(/__component|"type"/);
  });

  test('of versions that do not exist is refused in words', async () => {
    const article = await anArticle();
    for (const query of ['to=999999999', 'to=x', '', `to=${await firstOf(article)}&from=999999999`])
      expect((await editor.call('GET', path(ARTICLE, article, `/compare?${query}`))).status).toBe(404);
    expect((await editor.call('GET', '/versions/api::recipient.recipient/x')).status).toBe(404);
  });
});

describe('restoring', () => {
  test('makes the old version the draft, and leaves what readers see', async () => {
    const article = await anArticle({ dek: 'The first deck.' });
    await publish(editor, ARTICLE, article);
    await change(ARTICLE, article, { dek: 'The second deck.', body: [paragraph('Another text.')] });
    await publish(editor, ARTICLE, article);
    const answer = await restore(article, await firstOf(article));
    expect(restored.parse(answer.data)).toEqual({ wasDeleted: false, missing: [], unlinked: [] });
    const draft = await draftOf(ARTICLE, article);
    expect(draft).toMatchObject({ dek: 'The first deck.', status: 'modified', authors: { count: 1 } });
    expect(JSON.stringify(draft.body)).toContain('A statement with its source');
    const [last] = (await versionsOf(article)).versions;
    expect(last).toMatchObject({ kind: 'restored', why: 'It was better.', isLive: false });
    expect(last?.restoredFromAt).not.toBeNull();
    const { rows } = await sql.query('select dek from articles where document_id = $1 and published_at is not null', [
      article.documentId,
    ]);
    expect(rows).toEqual([{ dek: 'The second deck.' }]);
  });

  test('says what is gone, and restores the rest', async () => {
    const picture = await uploadFile(editor, await samplePicture('png'));
    const figure = { image: picture.id, alt: 'A sample.', caption: 'The caption.' };
    const [author, source] = [await createPerson(editor), await createSource(editor, { title: `Source ${word()}` })];
    const article = await anArticle({
      hero: figure,
      authors: chosen(author),
      body: [
        paragraph('Before.'),
        { __component: 'body.figure', figure },
        {
          __component: 'body.rich-text',
          content: [
            { type: 'paragraph', children: [{ type: 'text', text: 'Around.' }] },
            { type: 'image', image: picture, children: [{ type: 'text', text: '' }] },
          ],
        },
      ],
      sources: [{ source: chosen(source), note: 'A note.' }],
    });
    await change(ARTICLE, article, { hero: null, authors: { set: [] }, body: [paragraph('After.')], sources: [] });
    await administrator.confirming().call('DELETE', collection('api::person.person', author.documentId));
    await administrator.confirming().call('DELETE', collection('api::source.source', source.documentId));
    expect((await removeFile(administrator.confirming(), picture)).status).toBe(200);

    const answer = await restore(article, await firstOf(article));
    expect(answer.message).toBe('');
    const { missing } = restored.parse(answer.data);
    expect(missing.map(({ field }) => field)).toEqual([
      'Featured image, Image',
      'Authors',
      'Body, Image, Image',
      'Body, Text',
      'Sources, Source',
    ]);
    expect(missing.map(({ name }) => name)).toEqual([
      picture.name,
      'Sample Person',
      picture.name,
      picture.name,
      source.title,
    ]);
    const draft = await draftOf(ARTICLE, article);
    expect(draft).toMatchObject({ hero: { caption: 'The caption.', image: null }, authors: { count: 0 }, sources: [] });
    expect(JSON.stringify(draft.body)).toMatch(/Before.*The caption.*Around/);
  });

  test('is refused to those who may not change every field, and where a rule objects', async () => {
    const article = await anArticle();
    const slug = String(article.slug);
    await change(ARTICLE, article, { slug: word() });
    await anArticle({ slug });
    const id = await firstOf(article);
    const refused = await restore(article, id);
    expect(refused.status).toBe(400);
    expect(refused.messages.slug).toContain(slug);
    expect((await restore(article, id, ARTICLE, reviewer)).status).toBe(403);
    expect((await versionsOf(article, reviewer)).mayRestore).toBe(false);
  });
});

describe('of deleted documents', () => {
  test('the list names them, and each comes back under its id, with its date', async () => {
    const guide = await create(editor, GUIDE, { title: `Guide ${word()}`, slug: word(), summary: 'A guide.' });
    const article = await anArticle({ guide: chosen(guide) });
    await publish(editor, ARTICLE, article);
    const { firstPublishedAt } = await draftOf(ARTICLE, article);
    await editor.call('DELETE', collection(ARTICLE, article.documentId));
    const { deleted } = deletedPage.parse((await editor.call('GET', '/versions/deleted')).data);
    const gone = deleted.find(({ documentId }) => documentId === article.documentId);
    expect(gone).toMatchObject({ title: article.headline, contentType: ARTICLE, mayRestore: true });
    expect(gone?.author).toContain('Sample editor');
    const forReviewer = deletedPage.parse((await reviewer.call('GET', '/versions/deleted')).data);
    expect(forReviewer.deleted.find(({ id }) => id === gone?.id)?.mayRestore).toBe(false);

    const answer = await restore(article, gone?.id ?? '');
    expect(restored.parse(answer.data)).toEqual({ wasDeleted: true, missing: [], unlinked: [] });
    expect(await draftOf(ARTICLE, article)).toMatchObject({
      headline: article.headline,
      slug: article.slug,
      status: 'draft',
      firstPublishedAt,
      guide: { count: 1 },
    });
    const after = deletedPage.parse((await editor.call('GET', '/versions/deleted')).data);
    expect(after.deleted.map(({ documentId }) => documentId)).not.toContain(article.documentId);
  });

  test('what pointed at one is named', async () => {
    const person = await createPerson(editor);
    const article = await anArticle({ reviewedBy: chosen(person) });
    await editor.confirming().call('DELETE', collection('api::person.person', person.documentId));
    const { versions } = versionPage.parse((await editor.call('GET', path('api::person.person', person))).data);
    const answer = await restore(person, versions[0]?.id ?? '', 'api::person.person');
    expect(restored.parse(answer.data)).toMatchObject({ wasDeleted: true, unlinked: [article.headline] });
  });
});

test('what readers saw on a day is what was published then', async () => {
  const article = await anArticle({ dek: 'The first deck.' });
  await publish(editor, ARTICLE, article);
  await change(ARTICLE, article, { dek: 'The second deck.' });
  await publish(editor, ARTICLE, article);
  await sql.query(
    `update patient_press_versions set at = '2026-05-03T12:00:00Z', live_until = '2026-05-03T18:00:00Z'
     where document_id = $1 and live_until is not null`,
    [article.documentId],
  );
  const at = async (query: string) =>
    seen.parse((await editor.call('GET', path(ARTICLE, article, `/seen?${query}`))).data).versions.length;
  expect([await at('day=2026-05-03'), await at('day=2026-05-04'), await at('day=2026-05-02')]).toEqual([1, 0, 0]);
  for (const query of ['', 'day=2026-02-30', 'day=2026-05-03&time=25:00'])
    expect((await editor.call('GET', path(ARTICLE, article, `/seen?${query}`))).status).toBe(400);
});

test('a role sees no field that it may not read', async () => {
  const name = `Sample ${word()}`;
  const role = (await administrator.call('POST', '/admin/roles', { name, description: '' })).data;
  const permissions = [
    {
      action: 'plugin::content-manager.explorer.read',
      subject: ARTICLE,
      properties: { fields: ['headline', 'seo.metaTitle'] },
      conditions: [],
    },
  ];
  await administrator.call('PUT', `/admin/roles/${String(role.id)}/permissions`, { permissions });
  const session = await asRole(stack.cmsUrl, administrator, String(role.code));
  const article = await anArticle({ seo: { metaTitle: 'A search title', metaDescription: 'A secret.' } });
  const found = await compare(article, `to=${await firstOf(article)}`, session);
  expect(found.isWhole).toBe(false);
  expect(found.fields.map(({ label }) => label)).toEqual(['Headline', 'Search and sharing']);
  expect(JSON.stringify(found)).not.toContain('A secret.');
  expect((await session.call('GET', path(GUIDE, { documentId: 'x' }))).status).toBe(403);
  const { data } = await administrator.call('GET', `/admin/users?_q=${String(role.code)}`);
  for (const { id } of z.array(z.object({ id: z.number() })).parse(data.results))
    await administrator.call('DELETE', `/admin/users/${id}`);
  expect((await administrator.call('DELETE', `/admin/roles/${String(role.id)}`)).status).toBe(200);
});

test('ten thousand versions are listed a page at a time, quickly', async () => {
  const article = await anArticle();
  await sql.query(
    `insert into patient_press_versions (content_type, document_id, kind, title, content, digest, at)
     select content_type, document_id, 'saved', title, content, digest, at + n * interval '1 second'
     from patient_press_versions, generate_series(1, 10000) n where document_id = $1`,
    [article.documentId],
  );
  const started = performance.now();
  const first = await versionsOf(article);
  const last = z.string().parse(first.versions.at(-1)?.id);
  const second = versionPage.parse((await editor.call('GET', path(ARTICLE, article, `?before=${last}`))).data);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(first.hasMore).toBe(true);
  const ids = [...first.versions, ...second.versions].map(({ id }) => id);
  expect(new Set(ids).size).toBe(50);
  await sql.query('delete from patient_press_versions where document_id = $1', [article.documentId]);
});

test('the daily job removes what is past its time, and leaves what readers saw and what is now', async () => {
  const article = await anArticle();
  await publish(editor, ARTICLE, article);
  await change(ARTICLE, article, { dek: 'A draft of then.' });
  await change(ARTICLE, article, { dek: 'A draft of now.' });
  const gone = await anArticle();
  await publish(editor, ARTICLE, gone);
  await change(ARTICLE, gone, { dek: 'A draft.' });
  await editor.call('DELETE', collection(ARTICLE, gone.documentId));
  const ids = [article.documentId, gone.documentId];
  await sql.query(`update patient_press_versions set at = now() - interval '19 months' where document_id = any($1)`, [
    ids,
  ]);
  const queue = await openQueue(stack.databaseUrl);
  await runJob(queue, 'prune-versions');
  await queue.stop();
  const rowsOf = async ({ documentId }: Fields) =>
    (
      await sql.query(
        'select kind, content is not null as has from patient_press_versions where document_id = $1 order by id',
        [documentId],
      )
    ).rows.map(({ kind, has }) => [kind, has]);
  expect(await rowsOf(article)).toEqual([
    ['published', true],
    ['saved', true],
  ]);
  expect(await rowsOf(gone)).toEqual([
    ['published', true],
    ['deleted', false],
  ]);
});
