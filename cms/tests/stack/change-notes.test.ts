import { addDays, dayIn } from '@patient-press/shared/time-zones';
import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { settings } from '../../src/setup/demo/content/settings.ts';
import { comparison, versionPage } from '../../src/versions/contract.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { completeArticle, create, createPerson, paragraph, publish, word } from '../fixtures/samples.ts';
import { askToSchedule, haveItDue, inSeconds, schedule, untilOver } from '../fixtures/schedules.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const ARTICLE = 'api::article.article';
const GUIDE = 'api::guide.guide';
const PAGE = 'api::page.page';
const NO_NOTE = /marked as a major change, but doesn’t say what changed/;
const today = () => dayIn(settings.timeZone, Date.now());

/** A published document, as the press gets it. */
async function asPublished(uid: string, { documentId }: Fields): Promise<Fields> {
  const plural = `${uid.split('.').at(-1)}s`;
  const answer = await fetch(
    `${stack.cmsUrl}/api/${plural}/${String(documentId)}?populate[changes]=true&populate[sources]=true`,
    { headers: { authorization: `Bearer ${stack.pressToken}` } },
  );
  return (await answer.json()).data;
}
const draftOf = async (uid: string, { documentId }: Fields) =>
  (await editor.call('GET', collection(uid, documentId))).data;
const save = (uid: string, { documentId }: Fields, changes: Fields) =>
  editor.call('PUT', collection(uid, documentId), changes);
const versionsOf = async (uid: string, { documentId }: Fields) =>
  versionPage.parse((await editor.call('GET', `/versions/${uid}/${String(documentId)}`)).data).versions;

async function published(uid: string, data: Fields): Promise<Fields> {
  const document = await create(editor, uid, data);
  expect((await publish(editor, uid, document)).status).toBe(200);
  return document;
}
const anArticle = async (changes: Fields = {}) => published(ARTICLE, await completeArticle(editor, changes));

/** Saves changes, publishes them, and says what readers have then. */
async function change(uid: string, document: Fields, changes: Fields): Promise<Fields> {
  expect(await save(uid, document, changes)).toMatchObject({ status: 200 });
  expect(await publish(editor, uid, document)).toMatchObject({ status: 200, message: '' });
  return asPublished(uid, document);
}

const kinds: [string, () => Promise<Fields>, Fields][] = [
  [ARTICLE, () => anArticle(), { headline: 'Another headline' }],
  [
    GUIDE,
    () => published(GUIDE, { title: `Guide ${word()}`, slug: word(), summary: 'A guide.', access: 'open' }),
    { summary: 'Another.' },
  ],
  [
    PAGE,
    () => published(PAGE, { title: `Page ${word()}`, slug: word(), body: [paragraph('A page.')] }),
    { title: 'Another' },
  ],
];

describe.each(kinds)('of %s', (uid, make, changes) => {
  test('a first publication notes no change, and a minor one moves no date, whatever it changes', async () => {
    const document = await make();
    const first = await asPublished(uid, document);
    expect(first).toMatchObject({ textChangedAt: null, changes: [] });
    for (const changed of [changes, { ...changes, changeKind: 'minor', changeNote: 'Not for readers.' }, {}])
      expect(await change(uid, document, changed)).toMatchObject({
        textChangedAt: first.publishedAt,
        changes: [],
        changeKind: null,
        changeNote: null,
      });
  });

  test('major ones are dated, and their notes lead the list', async () => {
    const document = await make();
    const before = await asPublished(uid, document);
    const one = await change(uid, document, { ...changes, changeKind: 'major', changeNote: 'The first change.' });
    expect(String(one.textChangedAt) > String(before.publishedAt)).toBe(true);
    expect(one).toMatchObject({ changes: [{ date: today(), note: 'The first change.' }] });
    const two = await change(uid, document, {
      changeKind: 'major',
      changeNote: '  The second,\nin <b>two</b> lines. ',
    });
    expect(String(two.textChangedAt) > String(one.textChangedAt)).toBe(true);
    expect(two).toMatchObject({
      changes: [{ note: 'The second, in <b>two</b> lines.' }, { note: 'The first change.' }],
    });
    // What was said is used up.
    expect(await draftOf(uid, document)).toMatchObject({ changeKind: null, changeNote: null, status: 'published' });
    expect(await change(uid, document, {})).toMatchObject({ textChangedAt: two.textChangedAt });
  });

  test('a major one without a note is refused, and what readers have stays', async () => {
    const document = await make();
    expect(await save(uid, document, { ...changes, changeKind: 'major', changeNote: ' \n ' })).toMatchObject({
      status: 200,
    });
    const refused = await publish(editor, uid, document);
    expect(refused.status).toBe(400);
    expect(refused.messages.changeNote).toMatch(NO_NOTE);
    expect(await asPublished(uid, document)).toMatchObject({ textChangedAt: null });
    expect(await draftOf(uid, document)).toMatchObject({ changeKind: 'major' });
  });
});

test('a note that is too long is refused when it is saved', async () => {
  const article = await anArticle();
  const tooLong = { changeKind: 'major', changeNote: 'x'.repeat(301) };
  expect((await save(ARTICLE, article, tooLong)).status).toBe(400);
  expect((await save(ARTICLE, article, { ...tooLong, changeNote: 'x'.repeat(300) })).status).toBe(200);
});

test('a note on what readers never had is ignored and used up', async () => {
  const article = await create(
    editor,
    ARTICLE,
    await completeArticle(editor, { changeKind: 'major', changeNote: 'A change of nothing.' }),
  );
  expect((await publish(editor, ARTICLE, article)).status).toBe(200);
  expect(await asPublished(ARTICLE, article)).toMatchObject({ changes: [], changeNote: null, textChangedAt: null });
});

test('the form’s Publish makes one version, and the note is its reason', async () => {
  const article = await anArticle();
  const before = (await versionsOf(ARTICLE, article)).length;
  const draft = await draftOf(ARTICLE, article);
  const path = `${collection(ARTICLE, article.documentId)}/actions/publish`;
  const sent = { ...draft, headline: `Changed ${word()}`, changeKind: 'major', changeNote: 'The headline was wrong.' };
  const seen = editor.seeing(`"${String(draft.updatedAt)}"`);
  expect(await seen.call('POST', path, sent)).toMatchObject({ status: 200, message: '' });
  const [newest, ...older] = await versionsOf(ARTICLE, article);
  expect(older).toHaveLength(before);
  expect(newest).toMatchObject({ kind: 'published', isLive: true, why: 'The headline was wrong.' });
  const { fields } = comparison.parse(
    (await editor.call('GET', `/versions/${ARTICLE}/${String(article.documentId)}/compare?to=${newest?.id}`)).data,
  );
  expect(JSON.stringify(fields)).toContain('The headline was wrong.');
  // The form has what came of it, and can be saved again.
  const after = await draftOf(ARTICLE, article);
  const again = editor.seeing(`"${String(after.updatedAt)}"`);
  expect((await again.call('PUT', collection(ARTICLE, article.documentId), after)).status).toBe(200);
  expect(await change(ARTICLE, article, {})).toMatchObject({ changes: [{ note: 'The headline was wrong.' }] });
});

test('publishing several is minor, but for those whose drafts say otherwise', async () => {
  const [plain, major] = [await anArticle(), await anArticle()];
  await save(ARTICLE, plain, { kicker: 'News' });
  await save(ARTICLE, major, { kicker: 'News', changeKind: 'major', changeNote: 'We added a kicker.' });
  const documentIds = [plain.documentId, major.documentId];
  const checked = await editor.call('POST', '/checks/publications', { contentType: ARTICLE, documentIds });
  expect(checked.data.documents).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ documentId: plain.documentId, changeNote: null }),
      expect.objectContaining({ documentId: major.documentId, changeNote: 'We added a kicker.' }),
    ]),
  );
  expect((await editor.call('POST', `${collection(ARTICLE)}/actions/bulkPublish`, { documentIds })).status).toBe(200);
  expect(await asPublished(ARTICLE, plain)).toMatchObject({ changes: [] });
  expect(await asPublished(ARTICLE, major)).toMatchObject({ changes: [{ note: 'We added a kicker.' }] });
});

describe('at a time', () => {
  test('a publication fires with the note that its draft had when it was scheduled', async () => {
    const article = await anArticle();
    await save(ARTICLE, article, { changeKind: 'major', changeNote: 'Scheduled, and noted.' });
    const planned = await schedule(editor, ARTICLE, article, { at: inSeconds(3600) });
    await haveItDue(sql, planned);
    expect(await untilOver(editor, article)).toMatchObject({ state: 'done' });
    expect(await asPublished(ARTICLE, article)).toMatchObject({
      changes: [{ date: today(), note: 'Scheduled, and noted.' }],
    });
    expect((await versionsOf(ARTICLE, article))[0]).toMatchObject({ isLive: true, why: 'Scheduled, and noted.' });
  });

  test('a major one without a note is not scheduled; another note has it ask again', async () => {
    const article = await anArticle();
    await save(ARTICLE, article, { changeKind: 'major' });
    const refused = await askToSchedule(editor, ARTICLE, article, { at: inSeconds(3600) });
    expect([refused.status, refused.message]).toEqual([400, expect.stringMatching(NO_NOTE)]);
    await save(ARTICLE, article, { changeKind: 'major', changeNote: 'One note.' });
    await schedule(editor, ARTICLE, article, { at: inSeconds(3600) });
    await save(ARTICLE, article, { changeNote: 'Another note.' });
    const { rows } = await sql.query('select state, reason from patient_press_schedules where document = $1', [
      article.documentId,
    ]);
    expect(rows).toEqual([{ state: 'needs-confirmation', reason: 'changed' }]);
  });

  test('a note that is gone meanwhile can’t be confirmed, and is refused at the moment', async () => {
    const article = await anArticle();
    await save(ARTICLE, article, { changeKind: 'major' });
    const digests = 'select content_digest from patient_press_schedules where id = $1';
    const withoutNote = await sql.query(
      `select encode(digest, 'hex') as digest from patient_press_versions where document_id = $1 order by id desc limit 1`,
      [article.documentId],
    );
    await save(ARTICLE, article, { changeNote: 'Soon gone.' });
    const planned = await schedule(editor, ARTICLE, article, { at: inSeconds(3600) });
    await save(ARTICLE, article, { changeNote: null });
    const confirmed = await editor.call('POST', `/schedules/${planned.id}/confirm`, {});
    expect([confirmed.status, confirmed.message]).toEqual([400, expect.stringMatching(NO_NOTE)]);
    // Past all that looks at it before: only the rule is left.
    await sql.query(
      `update patient_press_schedules set state = 'waiting', reason = null, content_digest = $2 where id = $1`,
      [planned.id, withoutNote.rows[0].digest],
    );
    expect((await sql.query(digests, [planned.id])).rows).toEqual([{ content_digest: withoutNote.rows[0].digest }]);
    await haveItDue(sql, planned);
    expect(await untilOver(editor, article)).toMatchObject({
      state: 'failed',
      reason: 'refused',
      detail: expect.stringMatching(NO_NOTE),
    });
    expect(await asPublished(ARTICLE, article)).toMatchObject({ changes: [] });
  });
});

describe('the notes that readers have', () => {
  test('a save can fix a typo in it, and neither adds, drops, dates, nor moves a note', async () => {
    const article = await anArticle();
    await change(ARTICLE, article, { changeKind: 'major', changeNote: 'One.' });
    await change(ARTICLE, article, { changeKind: 'major', changeNote: 'A tyop.' });
    const { changes } = await draftOf(ARTICLE, article);
    const [newest, oldest] = Array.isArray(changes) ? changes : [];
    const forged = [
      { date: '2001-01-01', note: 'Forged.' },
      { ...newest, date: '2001-01-01', note: 'A typo.' },
    ];
    const shown = await change(ARTICLE, article, { changes: [oldest, ...forged] });
    expect(shown).toMatchObject({
      changes: [
        { date: today(), note: 'A typo.' },
        { date: today(), note: 'One.' },
      ],
    });
    for (const lacking of [[], null, [oldest]])
      expect((await change(ARTICLE, article, { changes: lacking })).changes, JSON.stringify(lacking)).toHaveLength(2);
  });

  test('an older version that is restored brings back neither an older list nor a note that was used', async () => {
    const article = await anArticle();
    await save(ARTICLE, article, { kicker: 'Before', changeKind: 'major', changeNote: 'Noted once.' });
    const [before] = await versionsOf(ARTICLE, article);
    expect((await publish(editor, ARTICLE, article)).status).toBe(200);
    await change(ARTICLE, article, { kicker: 'After' });
    const path = `/versions/${ARTICLE}/${String(article.documentId)}/${before?.id}/restore`;
    expect((await editor.call('POST', path, {})).status).toBe(200);
    expect(await draftOf(ARTICLE, article)).toMatchObject({
      kicker: 'Before',
      changeKind: null,
      changeNote: null,
      changes: [{ note: 'Noted once.' }],
    });
  });

  test('a copy begins without it', async () => {
    const article = await anArticle();
    await change(ARTICLE, article, { changeKind: 'major', changeNote: 'Of the original.' });
    const draft = await draftOf(ARTICLE, article);
    const path = `${collection(ARTICLE)}/clone/${String(article.documentId)}`;
    const copied = await editor.call('POST', path, { ...draft, slug: word(), headline: `Copy ${word()}` });
    expect([copied.status, copied.message]).toEqual([200, '']);
    expect(await draftOf(ARTICLE, copied.data)).toMatchObject({ changes: [], changeKind: null, changeNote: null });
    await editor.call('DELETE', collection(ARTICLE, copied.data.documentId));
  });
});

test('what an editor sends can’t set the date', async () => {
  const article = await anArticle();
  const { publishedAt } = await asPublished(ARTICLE, article);
  const shown = await change(ARTICLE, article, { kicker: 'News', textChangedAt: '2001-01-01T00:00:00.000Z' });
  expect(shown.textChangedAt).toBe(publishedAt);
});

test('an article of an older version, of which no date is known, has that of its last publication, and no note', async () => {
  const article = await anArticle();
  const { publishedAt } = await asPublished(ARTICLE, article);
  await sql.query('update articles set text_changed_at = null where document_id = $1', [article.documentId]);
  const reviewer = await createPerson(editor);
  const review = {
    reviewedBy: { connect: [{ id: reviewer.id, documentId: reviewer.documentId }] },
    lastReviewedOn: addDays(today(), -1),
  };
  expect(await change(ARTICLE, article, review)).toMatchObject({ textChangedAt: publishedAt, changes: [] });
});
