import type { Core } from '@strapi/strapi';
import { findLinkTargets } from '../addresses/link-targets';
import { isFields, isLinked, list, type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { homePageWords as words } from './words/home-page';

async function objectionTo({ guide, article, url }: ReadonlyFields, strapi: Core.Strapi): Promise<Objection | null> {
  const typed = text(url);
  const chosen = [isLinked(guide) && 'guide', isLinked(article) && 'article', typed && 'url'].filter(Boolean);
  if (chosen.length === 0) return { path: ['url'], message: words.noTarget };
  const last = chosen.at(-1);
  if (chosen.length > 1 && last) return { path: [last], message: words.severalTargets };
  if (!typed) return null;
  const link = { url: typed, documentId: null, contentType: null, text: '' };
  const target = (await findLinkTargets(strapi, [link])).get(link);
  return target?.state === 'missing' ? { path: ['url'], message: words.noSuchPage(typed) } : null;
}

/** A link of the home page leads to a guide, an article, or a URL: one of them, and a URL on this site to a page that is there. */
export const startLinksHaveOneTarget: Rule = {
  on: 'api::home-page.home-page',
  when: 'publish',
  async check({ publishedAt, startHere }, strapi) {
    // The published version lacks what isn't published yet, until it is. Its draft was checked.
    if (publishedAt || !isFields(startHere)) return [];
    const found = await Promise.all(list(startHere.links).map((link) => objectionTo(link, strapi)));
    return found.flatMap((objection, index) =>
      objection ? [{ ...objection, path: ['startHere', 'links', index, ...objection.path] }] : [],
    );
  },
};
