import { isFields, list, type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { type Ability, mayPublishDocument } from '../platform/permissions';
import { readTitle } from '../platform/titles';
import { memberFields, openReleasesWith, RELEASE } from '../releases/plan';
import type { Rule } from './rule';
import { releaseWords as words } from './words/release';

const idsIn = (rows: readonly ReadonlyFields[]): string[] => rows.map((row) => text(row.documentId));

/** The documents that a form adds to a relation. */
const added = (value: unknown): string[] =>
  isFields(value) ? idsIn([...list(value.connect), ...list(value.set)]) : [];

/** The documents that a relation has, or that a form adds to it. */
const named = (value: unknown): string[] => (Array.isArray(value) ? idsIn(list(value)) : added(value));

const fields = Object.entries(memberFields);

/** Two releases with the same document would each publish what the other is still to show. */
const aDocumentIsInOneRelease: Rule = {
  on: RELEASE,
  when: 'save',
  async check(release, strapi, documentId) {
    const objections: Objection[] = [];
    for (const [field, uid] of fields)
      for (const other of await openReleasesWith(strapi, uid, named(release[field])))
        for (const member of other.documentId === documentId ? [] : other.members)
          objections.push({
            path: [field],
            message: words.inOther(await readTitle(strapi, uid, member), other.name),
            other: { contentType: RELEASE, documentId: other.documentId, title: other.name },
          });
    return objections;
  },
};

/**
 * Who adds a document must be permitted to publish it. Then anyone may who may publish the release: a marketer adds the banner,
 * and an editor publishes it with the article.
 */
const itsEditorMayPublishWhatIsAdded: Rule = {
  on: RELEASE,
  when: 'save',
  async check(release, strapi) {
    const ability: Ability | undefined = strapi.requestContext.get()?.state.userAbility;
    if (!ability) return [];
    const objections: Objection[] = [];
    for (const [field, uid] of fields)
      for (const member of added(release[field]))
        if (!(await mayPublishDocument(strapi, ability, { uid, documentId: member })))
          objections.push({ path: [field], message: words.notYours(await readTitle(strapi, uid, member)) });
    return objections;
  },
};

export const aReleaseNamesWhatMayBePublished: Rule[] = [aDocumentIsInOneRelease, itsEditorMayPublishWhatIsAdded];
