import { AsyncLocalStorage } from 'node:async_hooks';
import { dayIn } from '@patient-press/shared/time-zones';
import type { Core, UID } from '@strapi/strapi';
import { type Fields, list, type ReadonlyFields, text } from '../platform/fields';
import { readTimeZone } from '../platform/time-zone/read';
import { noting } from '../versions/noting';
import { type ChangedType, changedTypes, isChangedType } from './change-contract';
import type { Rule } from './rule';
import { changeWords } from './words/change';

const oneLine = (value: unknown): unknown => (typeof value === 'string' ? text(value).replace(/\s+/g, ' ') : value);

/** The version that readers have; null: they have none. */
const readShown = (strapi: Core.Strapi, uid: ChangedType, documentId: string): Promise<ReadonlyFields | null> =>
  strapi.db.query(uid).findOne({
    select: ['textChangedAt', 'publishedAt'],
    where: { documentId, publishedAt: { $notNull: true } },
  });

const isMajor = ({ changeKind }: ReadonlyFields): boolean => changeKind === 'major';

const rule = (on: ChangedType): Rule => ({
  on,
  when: 'publish',
  /** Minor is what a publication is when nothing is said, and has no note. */
  normalize(fields) {
    if ('changeNote' in fields) fields.changeNote = oneLine(fields.changeNote) || null;
    if (!('changeKind' in fields) || isMajor(fields)) return;
    Object.assign(fields, { changeKind: null, changeNote: null });
  },
  /** What readers don't have yet has not changed for them: of a first publication, nothing is asked. */
  async check(fields, strapi, documentId) {
    if (!isMajor(fields) || text(fields.changeNote)) return [];
    const isOnSite = documentId !== undefined && (await readShown(strapi, on, documentId)) !== null;
    return isOnSite ? [{ path: ['changeNote'], message: changeWords.noNote }] : [];
  },
});

/** A major change says what changed, in one line of plain text. */
export const aMajorChangeHasANote: Rule[] = [
  ...changedTypes.map(rule),
  {
    on: 'shared.change',
    when: 'save',
    normalize(fields) {
      if ('note' in fields) fields.note = oneLine(fields.note);
    },
    check: () => [],
  },
];

const storedDraft = (strapi: Core.Strapi, uid: ChangedType, documentId: string): Promise<ReadonlyFields | null> =>
  strapi.db.query(uid).findOne({ where: { documentId, publishedAt: { $null: true } }, populate: { changes: true } });

/** What a draft's publication will tell readers; null: nothing. */
export async function pendingNote(strapi: Core.Strapi, uid: UID.ContentType, documentId: string) {
  if (!isChangedType(uid)) return null;
  const draft = await storedDraft(strapi, uid, documentId);
  if (!draft || !isMajor(draft) || !(await readShown(strapi, uid, documentId))) return null;
  return text(draft.changeNote) || null;
}

/** Why a draft can't be scheduled as it is: it is marked as major, and says nothing to readers; null: it can. */
export async function findMissingNote(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<string | null> {
  const draft = isChangedType(uid) ? await storedDraft(strapi, uid, documentId) : null;
  if (!draft) return null;
  const objections = await Promise.all(
    aMajorChangeHasANote.map((one) => (one.on === uid ? one.check(draft, strapi, documentId) : [])),
  );
  return objections.flat()[0]?.message ?? null;
}

/** What is written to a draft that is about to be published, and the note for readers, if there is one. */
async function readPublication(
  strapi: Core.Strapi,
  uid: ChangedType,
  documentId: string,
  sent: ReadonlyFields,
): Promise<{ fields: Fields; note: string | null } | null> {
  const draft = await storedDraft(strapi, uid, documentId);
  if (!draft) return null;
  const shown = await readShown(strapi, uid, documentId);
  const chosen = { ...draft, ...sent };
  const used = { changeKind: null, changeNote: null };
  if (!shown) return { fields: { ...used, textChangedAt: null }, note: null };
  if (!isMajor(chosen)) {
    const textChangedAt = shown.textChangedAt ?? shown.publishedAt;
    return { fields: { ...used, textChangedAt }, note: null };
  }
  const note = text(chosen.changeNote);
  const now = new Date().toISOString();
  const change = { date: dayIn(await readTimeZone(strapi), now), note };
  const earlier = 'changes' in sent ? list(sent.changes) : list(draft.changes).map(({ id }) => ({ id }));
  return { fields: { ...used, textChangedAt: now, changes: [change, ...earlier] }, note };
}

const adding = new AsyncLocalStorage<true>();

/**
 * Takes what the draft says of its next publication: a major change is dated, and its note leads the list that readers see and
 * says why the version was made; a minor one moves no date. On the draft, before it is published, in the same transaction.
 */
export async function takePendingChange(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<void> {
  if (!isChangedType(uid)) return;
  const publication = await readPublication(strapi, uid, documentId, {});
  if (!publication) return;
  const { fields, note } = publication;
  if (note === null) {
    await strapi.db.query(uid).updateMany({ where: { documentId, publishedAt: { $null: true } }, data: fields });
    return;
  }
  const { textChangedAt, ...data } = fields;
  await noting({ why: note }, () => adding.run(true, () => strapi.documents(uid).update({ documentId, data })));
  await strapi.db
    .query(uid)
    .updateMany({ where: { documentId, publishedAt: { $null: true } }, data: { textChangedAt } });
}

/** The same for a program that saves and publishes in one call. @param sent what it saves. */
export async function takeSentChange(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  sent: Fields,
): Promise<string | null> {
  const publication = isChangedType(uid) ? await readPublication(strapi, uid, documentId, sent) : null;
  if (publication) Object.assign(sent, publication.fields);
  return publication?.note ?? null;
}

/**
 * The notes that readers have stay as they are: a save can fix a typo in a note, and can't add, remove, date, or move one. A form that was
 * opened before a publication, or an old version that is restored, lacks what was added since.
 */
export async function keepChanges(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string | undefined,
  data: Fields,
): Promise<void> {
  if (!isChangedType(uid) || !('changes' in data) || adding.getStore() || !documentId) return;
  const sent = new Map(list(data.changes).map(({ id, note }) => [String(id), text(note)]));
  const stored = list((await storedDraft(strapi, uid, documentId))?.changes);
  data.changes = stored.map(({ id, date, note }) => ({ id, date, note: sent.get(String(id)) || note }));
}

/** A copy has not been published yet, whenever its original changed. */
export function forgetChanges(uid: UID.ContentType, copy: Fields): void {
  if (!isChangedType(uid)) return;
  Object.assign(copy, { changeKind: null, changeNote: null, textChangedAt: null });
}

/** Strapi merges what is sent of a list into that of the original, so that a copy can't be made without it. */
export async function emptyChangesOf(strapi: Core.Strapi, uid: UID.ContentType, documentId: unknown): Promise<void> {
  if (!isChangedType(uid) || typeof documentId !== 'string') return;
  const data: Fields = { changes: [] };
  await adding.run(true, () => strapi.documents(uid).update({ documentId, data }));
}
