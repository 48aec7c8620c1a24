import { spellings } from '@patient-press/shared/paths';
import { normalizePath, normalizeTarget, pathFault, targetPath } from '@patient-press/shared/site-paths';
import type { Core } from '@strapi/strapi';
import { pageAtPath, REDIRECT, redirectsFrom, redirectsLike } from '../addresses/find-by-path';
import { type Fields, type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

/** Writes both addresses as they are sent and compared. One that can't be used stays as it was typed. */
function normalizeAddresses(redirect: Fields): void {
  const [source, target] = [text(redirect.from), text(redirect.to)];
  const path = normalizePath(source);
  if (source && !pathFault(path)) redirect.from = path;
  const to = target ? normalizeTarget(target) : null;
  if (to !== null) redirect.to = to;
}

/** Says why an address can't be used. */
function objectionsToAddresses(redirect: ReadonlyFields): Objection[] {
  const objections: Objection[] = [];
  const source = text(redirect.from);
  if (source) {
    const fault = pathFault(normalizePath(source));
    if (fault)
      objections.push({
        path: ['from'],
        message: `${fault} “From” is an old path of this site, for example /articles/old-name/.`,
      });
  }
  const target = text(redirect.to);
  if (target && normalizeTarget(target) === null) {
    objections.push({
      path: ['to'],
      message: `“${target}” isn’t a valid link. Enter a path of this site (/articles/new-name/) or a full address (https://…), without spaces.`,
    });
  }
  return objections;
}

/** Readers see the page that stands at an address, or are sent on to one other: never a choice of two. */
async function objectionsToSource(
  strapi: Core.Strapi,
  source: string,
  documentId: string | undefined,
): Promise<Objection[]> {
  const duplicate = (await redirectsLike(strapi, source)).find((other) => other.documentId !== documentId);
  if (duplicate) {
    const isSame = spellings(source).includes(duplicate.from);
    const why = isSame ? '' : ' Capital and small letters make no difference.';
    return [
      {
        path: ['from'],
        message: `There is a redirect from “${duplicate.from}” already, to “${duplicate.to}”. Change that one.${why}`,
      },
    ];
  }
  const page = await pageAtPath(strapi, source);
  if (!page) return [];
  const { info, options } = strapi.contentType(page.uid);
  const kind = info.displayName.toLowerCase();
  return [
    {
      path: ['from'],
      message: `The ${kind} “${page.title}” stands at “${source}”, so this redirect would do nothing: readers would go on seeing the page. ${options?.draftAndPublish ? 'Unpublish' : 'Delete'} or rename the ${kind} first.`,
    },
  ];
}

/** The way of a reader who is sent from one path to another, and on, up to the first path seen twice, if there is one. */
async function circle(
  strapi: Core.Strapi,
  source: string,
  target: string,
  documentId: string | undefined,
): Promise<string[] | undefined> {
  const way = [source, targetPath(target)];
  const seen = new Set<string>([spellings(source)[0]]);
  for (;;) {
    const path = way.at(-1) ?? '';
    const [key] = spellings(path);
    if (seen.has(key)) return way;
    seen.add(key);
    const next = (await redirectsFrom(strapi, path)).find((other) => other.documentId !== documentId);
    if (!next) return undefined;
    way.push(targetPath(next.to));
  }
}

async function objectionsToTarget(
  strapi: Core.Strapi,
  source: string,
  target: string,
  documentId: string | undefined,
): Promise<Objection[]> {
  const way = await circle(strapi, source, target, documentId);
  if (!way) return [];
  const message =
    way.length === 2
      ? 'The redirect leads back to itself. Give another address under “To”.'
      : `Readers would go round in a circle: ${way.join(' → ')}. Give another address under “To”, or first change or delete the redirect from “${way.at(-2)}”.`;
  return [{ path: ['to'], message }];
}

export const redirectsDoNotLoop: Rule = {
  on: 'api::redirect.redirect',
  when: 'save',
  normalize: normalizeAddresses,
  async check(redirect, strapi, documentId) {
    const saved: Fields | null = documentId ? await strapi.db.query(REDIRECT).findOne({ where: { documentId } }) : null;
    const unreadable = objectionsToAddresses(redirect);
    if (unreadable.length > 0) return unreadable;
    const [source, target] = [text(redirect.from), text(redirect.to)];
    const [wholeSource, wholeTarget] = [source || text(saved?.from), target || text(saved?.to)];
    return [
      ...(source ? await objectionsToSource(strapi, source, documentId) : []),
      ...(wholeSource && wholeTarget ? await objectionsToTarget(strapi, wholeSource, wholeTarget, documentId) : []),
    ];
  },
};
