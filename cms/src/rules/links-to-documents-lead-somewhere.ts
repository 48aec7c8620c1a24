import { type BodyUid, blockLinks, bodyFields, type DocumentLink } from '@patient-press/shared/body-texts';
import { hasPage } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';
import { list } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { bodyWords } from './words/body';

/** The documentIds of links whose documents are there, as drafts at least: two drafts may link to each other. */
async function findLinked(strapi: Core.Strapi, links: DocumentLink[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [uid, ofType] of Map.groupBy(links, ({ contentType }) => contentType)) {
    if (!hasPage(uid)) continue;
    const rows: { documentId: string }[] = await strapi.db.query(uid).findMany({
      select: ['documentId'],
      where: { documentId: { $in: ofType.map(({ documentId }) => documentId) } },
    });
    for (const { documentId } of rows) found.add(documentId);
  }
  return found;
}

const rule = (on: BodyUid): Rule => ({
  on,
  when: 'publish',
  async check(fields, strapi) {
    const field = bodyFields[on];
    const blocks = list(fields[field]).map((block) => blockLinks(block));
    const found = await findLinked(strapi, blocks.flat());
    return blocks.flatMap((links, index) =>
      links
        .filter(({ documentId }) => !found.has(documentId))
        .map(
          ({ url }): Objection => ({
            path: [field, index],
            message: bodyWords.deletedDocument({ block: index + 1, url }),
          }),
        ),
    );
  },
});

export const linksToDocumentsLeadSomewhere: Rule[] = [
  rule('api::article.article'),
  rule('api::page.page'),
  rule('api::guide.guide'),
];
