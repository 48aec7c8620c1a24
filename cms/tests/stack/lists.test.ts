import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { changedSeveral, savedFilters } from '../../src/lists/contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import { chosen, completeArticle, create, createPerson, paragraph, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const [ARTICLE, GUIDE, TOPIC] = ['api::article.article', 'api::guide.guide', 'api::topic.topic'];

const [findable, mentioned] = [word(), word()];
const body = [paragraph(`This says ${findable} and “${mentioned}”, in 50% of its_words.`)];
const article = await create(editor, ARTICLE, await completeArticle(editor, { body }));
const topicOf = (name: string) => create(administrator, TOPIC, { name, slug: name, description: 'A sample topic.' });

const search = async (session: Session, text: string, rest = '') =>
  (await session.call('GET', `${collection(ARTICLE)}?_q=${encodeURIComponent(text)}${rest}`)).list.map(
    ({ documentId }) => documentId,
  );

describe('the search of a list', () => {
  test.each([
    ['a word of the body', () => findable],
    ['part of a word, in capitals', () => findable.slice(2).toUpperCase()],
    ['words that are in different fields', () => `${findable} ${String(article.headline)}`],
    ['words in another order', () => `${mentioned} ${findable}`],
    ['punctuation', () => `“${mentioned}”,`],
    ['signs that a database has uses for', () => `${findable} 50% its_words`],
    ['the headline, as before', () => String(article.headline)],
  ])('finds %s', async (_, text) => {
    expect(await search(editor, text())).toEqual([article.documentId]);
  });

  test('takes no sign for another, and no structure for text', async () => {
    expect(await search(editor, `${findable} its%words`)).toEqual([]);
    expect(await search(editor, `${findable} paragraph`)).toEqual([]);
    expect(await search(editor, `${findable} ${word()}`)).toEqual([]);
  });

  test('goes together with filters and pages', async () => {
    const filtered = '&filters[$and][0][headline][$eq]=something+else';
    expect(await search(editor, findable, filtered)).toEqual([]);
    expect(await search(editor, findable, '&page=1&pageSize=10&sort=headline:ASC')).toEqual([article.documentId]);
  });

  test('finds nothing for those who may not read the list', async () => {
    const intake = await asRole(stack.cmsUrl, administrator, 'intake');
    expect((await intake.call('GET', `${collection(ARTICLE)}?_q=${findable}`)).status).toBe(403);
  });
});

describe('several documents that are changed together', () => {
  const change = async (session: Session, wanted: object) => {
    const answer = await session.call('POST', '/lists/change-several', { contentType: ARTICLE, ...wanted });
    return { ...answer, outcome: changedSeveral.safeParse(answer.data).data };
  };
  const read = async ({ documentId }: Fields, type = ARTICLE) =>
    (await administrator.call('GET', collection(type, documentId))).data;
  const topicsOf = async ({ documentId }: Fields) =>
    (
      await administrator.call('GET', `/content-manager/relations/${ARTICLE}/${String(documentId)}/topics?pageSize=100`)
    ).list.map((topic) => topic.documentId);

  test('get a reviewer and topics, as drafts; what readers have stays', async () => {
    const person = await createPerson(administrator);
    const [added, removed] = [await topicOf(word()), await topicOf(word())];
    const one = await create(editor, ARTICLE, await completeArticle(editor, { topics: chosen(removed) }));
    expect(await publish(editor, ARTICLE, one)).toMatchObject({ status: 200 });
    const other = await create(editor, ARTICLE, await completeArticle(editor, { reviewedBy: chosen(person) }));
    const wanted = {
      documentIds: [one.documentId, other.documentId],
      reviewedBy: person.documentId,
      addTopics: [added.documentId],
      removeTopics: [removed.documentId],
    };
    const { outcome } = await change(editor, wanted);
    expect(outcome).toMatchObject({
      changed: [
        { documentId: one.documentId, title: one.headline },
        { documentId: other.documentId, title: other.headline },
      ],
      refused: [],
    });
    const changed = await read(one);
    expect(changed).toMatchObject({ status: 'modified', reviewedBy: { count: 1 } });
    expect(await topicsOf(one)).toContain(added.documentId);
    expect(await topicsOf(one)).not.toContain(removed.documentId);
    expect((await change(editor, wanted)).outcome).toMatchObject({ changed: [], unchanged: [{}, {}] });
    const none = await change(editor, { documentIds: [one.documentId], reviewedBy: null });
    expect(none.outcome).toMatchObject({ changed: [{ documentId: one.documentId }] });
    expect(await read(one)).toMatchObject({ reviewedBy: { count: 0 } });
  });

  test('what is gone, and what a role may not change, is named; the rest is changed', async () => {
    const person = await createPerson(administrator);
    const one = await create(editor, ARTICLE, await completeArticle(editor));
    const documentIds = [one.documentId, 'gone'];
    const { outcome } = await change(editor, { documentIds, reviewedBy: person.documentId });
    expect(outcome).toMatchObject({
      changed: [{ documentId: one.documentId }],
      refused: [{ documentId: 'gone', message: expect.stringContaining('deleted') }],
    });
    const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
    expect((await change(marketer, { documentIds, reviewedBy: null })).outcome?.changed ?? []).toEqual([]);
    expect(await read(one)).toMatchObject({ reviewedBy: { count: 1 } });
  });

  test.each([
    { documentIds: [], reviewedBy: null },
    { documentIds: ['one'] },
    { documentIds: ['one'], reviewedBy: 7 },
    { contentType: 'api::redirect.redirect', documentIds: ['one'], reviewedBy: null },
    { contentType: 'admin::user', documentIds: ['one'], reviewedBy: null },
  ])('%j is refused', async (wanted) => {
    const { status, message } = await change(editor, wanted);
    expect(status).toBe(400);
    expect(message).toMatch(/\.$/);
  });
});

test('a duplicate is a draft with an address of its own, and without the review', async () => {
  const person = await createPerson(administrator);
  const original = await create(editor, ARTICLE, await completeArticle(editor, { reviewedBy: chosen(person) }));
  const copied = await editor.call('POST', `${collection(ARTICLE)}/clone/${String(original.documentId)}`, {});
  expect(copied.data).toMatchObject({ headline: original.headline, status: 'draft', reviewedBy: { count: 0 } });
  expect(copied.data.slug).not.toBe(original.slug);
  expect(copied.data.documentId).not.toBe(original.documentId);
  expect((await editor.call('DELETE', collection(ARTICLE, copied.data.documentId))).status).toBe(200);
});

describe('saved filters', () => {
  const other = asRole(stack.cmsUrl, administrator, 'editor');
  const read = async (session: Session, type = ARTICLE) =>
    savedFilters.parse((await session.call('GET', `/lists/filters/${type}`)).data).filters;
  const save = (session: Session, changes: object = {}) =>
    session.call('POST', '/lists/filters', {
      contentType: ARTICLE,
      name: 'Waiting',
      query: 'sort=headline:ASC',
      isShared: false,
      ...changes,
    });

  test('are of the one who saved them, unless they are shared; the same name replaces', async () => {
    const colleague = await other;
    const name = word();
    await save(editor, { name });
    expect(await read(editor)).toContainEqual(
      expect.objectContaining({ name, query: 'sort=headline:ASC', isShared: false, isMine: true }),
    );
    expect(await read(editor, GUIDE)).toEqual([]);
    expect((await read(colleague)).filter((one) => one.name === name)).toEqual([]);
    await save(editor, { name, query: '_q=x', isShared: true });
    const [found] = (await read(colleague)).filter((one) => one.name === name);
    expect(found).toMatchObject({ query: '_q=x', isMine: false });
    expect((await colleague.call('DELETE', `/lists/filters/${found?.id}`)).status).toBe(404);
    expect((await editor.call('DELETE', `/lists/filters/${found?.id}`)).status).toBe(204);
    expect((await read(editor)).filter((one) => one.name === name)).toEqual([]);
  });

  test('have a name, and there are not more of them than anyone can look through', async () => {
    const colleague = await other;
    for (const wrong of [{ name: ' ' }, { name: 'x'.repeat(61) }, { query: 'x'.repeat(4001) }, { isShared: 'yes' }])
      expect((await save(colleague, wrong)).status).toBe(400);
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => (await save(colleague, { name: `Filter ${index}` })).status),
    );
    expect(statuses.filter((status) => status === 204).length).toBeLessThanOrEqual(50);
    expect((await save(colleague, { name: 'One too many' })).message).toContain('50 saved filters');
    expect((await read(colleague)).filter(({ isMine }) => isMine).length).toBeLessThanOrEqual(50);
  });

  test('are not for those who may not read the list', async () => {
    const intake = await asRole(stack.cmsUrl, administrator, 'intake');
    expect((await intake.call('GET', `/lists/filters/${ARTICLE}`)).status).toBe(403);
    expect((await save(intake)).status).toBe(403);
    expect((await intake.call('GET', '/lists/filters/admin::user')).status).toBe(403);
  });
});
