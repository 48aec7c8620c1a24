import { isOwnAnchor } from '@patient-press/shared/anchors';
import { type BodyLink, type BodyUid, bodyAnchors, bodyFields, everyLink } from '@patient-press/shared/body-texts';
import { findLinkTargets } from '../addresses/link-targets';
import { list } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { bodyWords } from './words/body';

/** The anchor that a link on the same page names; null: it goes elsewhere. */
function anchorOf({ documentId, url }: BodyLink): string | null {
  if (documentId || !url.startsWith('#')) return null;
  try {
    return decodeURIComponent(url.slice(1));
  } catch {
    return url.slice(1);
  }
}

/**
 * Links lead to what is there: a heading of the page, a page of the site, a document. A draft will do, because two drafts
 * may link to each other: `findDraftLinks` names those after publishing.
 */
const rule = (on: BodyUid): Rule => ({
  on,
  when: 'publish',
  async check(fields, strapi) {
    const field = bodyFields[on];
    const body = list(fields[field]);
    const blocks = body.map((block) => everyLink(block));
    const anchors = bodyAnchors(body);
    const targets = await findLinkTargets(strapi, blocks.flat());
    return blocks.flatMap((links, index) =>
      links.flatMap((link): Objection[] => {
        const [path, about] = [[field, index], { block: index + 1, text: link.text, url: link.url }];
        const anchor = anchorOf(link);
        if (anchor !== null)
          return anchors.has(anchor) || isOwnAnchor(anchor) ? [] : [{ path, message: bodyWords.noSuchHeading(about) }];
        if (targets.get(link)?.state !== 'missing') return [];
        return [{ path, message: link.documentId ? bodyWords.deletedDocument(about) : bodyWords.noSuchPage(about) }];
      }),
    );
  },
});

export const linksLeadSomewhere: Rule[] = [
  rule('api::article.article'),
  rule('api::page.page'),
  rule('api::guide.guide'),
];
