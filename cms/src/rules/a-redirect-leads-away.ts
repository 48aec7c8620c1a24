import { spellings, splitTarget } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';
import { type Fields, type Objection, type Rule, text } from './rule';
import { pageStandingAt, REDIRECT, redirectsFrom } from './where-a-path-leads';

const objectionsToAddresses = (source: string, target: string): Objection[] => {
  const objections: Objection[] = [];
  if (source && !/^\/(?!\/)[^\s?#]*$/.test(source)) {
    objections.push({
      path: ['from'],
      message: `“${source}” is not an old path of this site. It starts with one slash and has no ? or #, for example /articles/old-name/.`,
    });
  }
  if (target && !/^\/(?!\/)\S*$/.test(target) && !(/^https?:\/\//.test(target) && URL.canParse(target))) {
    objections.push({
      path: ['to'],
      message: `“${target}” leads nowhere. Write a path of this site (/articles/new-name/) or a full address (https://…).`,
    });
  }
  return objections;
};

/** Readers see the page that stands at an address, or are sent on to one other: never a choice of two. */
async function objectionsToSource(
  strapi: Core.Strapi,
  source: string,
  documentId: string | undefined,
): Promise<Objection[]> {
  const twin = (await redirectsFrom(strapi, source)).find((other) => other.documentId !== documentId);
  if (twin) {
    return [
      { path: ['from'], message: `There is a redirect from “${twin.from}” already, to “${twin.to}”. Change that one.` },
    ];
  }
  const page = await pageStandingAt(strapi, source);
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
  const way = [source, splitTarget(target).path];
  const seen = new Set<string>([spellings(source)[0]]);
  for (;;) {
    const path = way.at(-1) ?? '';
    const [key] = spellings(path);
    if (seen.has(key)) return way;
    seen.add(key);
    const next = (await redirectsFrom(strapi, path)).find((other) => other.documentId !== documentId);
    if (!next) return undefined;
    way.push(splitTarget(next.to).path);
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

export const aRedirectLeadsAway: Rule = {
  on: 'api::redirect.redirect',
  when: 'save',
  async check({ from, to }, strapi, documentId) {
    const saved: Fields | null = documentId ? await strapi.db.query(REDIRECT).findOne({ where: { documentId } }) : null;
    const [source, target] = [text(from), text(to)];
    const unreadable = objectionsToAddresses(source, target);
    if (unreadable.length > 0) return unreadable;
    const [wholeSource, wholeTarget] = [source || text(saved?.from), target || text(saved?.to)];
    return [
      ...(source ? await objectionsToSource(strapi, source, documentId) : []),
      ...(wholeSource && wholeTarget ? await objectionsToTarget(strapi, wholeSource, wholeTarget, documentId) : []),
    ];
  },
};
