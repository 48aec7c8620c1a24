import { spellings } from '@patient-press/shared/paths';
import { normalizePath, normalizeTarget, pathFault, targetPath } from '@patient-press/shared/site-paths';
import type { Core } from '@strapi/strapi';
import { pageAtPath, REDIRECT, redirectsFrom, redirectsLike } from '../addresses/find-by-path';
import { type Fields, type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { redirectWords } from './words/link';

/** Writes both paths as they are sent and compared. One that can't be used stays as it was typed. */
function normalizeAddresses(redirect: Fields): void {
  const [source, target] = [text(redirect.from), text(redirect.to)];
  const path = normalizePath(source);
  if (source && !pathFault(path)) redirect.from = path;
  const to = target ? normalizeTarget(target) : null;
  if (to !== null) redirect.to = to;
}

/** Says why a path can't be used. */
function objectionsToAddresses(redirect: ReadonlyFields): Objection[] {
  const objections: Objection[] = [];
  const source = text(redirect.from);
  if (source) {
    const fault = pathFault(normalizePath(source));
    if (fault) objections.push({ path: ['from'], message: redirectWords.notAPath(fault) });
  }
  const target = text(redirect.to);
  if (target && normalizeTarget(target) === null)
    objections.push({ path: ['to'], message: redirectWords.notATarget(target) });
  return objections;
}

/** Readers see the page at a path, or are sent on to one other: never a choice of two. */
async function objectionsToSource(
  strapi: Core.Strapi,
  source: string,
  documentId: string | undefined,
): Promise<Objection[]> {
  const existing = (await redirectsLike(strapi, source)).find((other) => other.documentId !== documentId);
  if (existing) {
    const differsInCase = !spellings(source).includes(existing.from);
    return [{ path: ['from'], message: redirectWords.alreadyExists({ ...existing, differsInCase }) }];
  }
  const page = await pageAtPath(strapi, source);
  if (!page) return [];
  const { info, options } = strapi.contentType(page.uid);
  const message = redirectWords.pageExists({
    kind: info.displayName.toLowerCase(),
    title: page.title,
    path: source,
    hasDrafts: options?.draftAndPublish === true,
  });
  return [{ path: ['from'], message }];
}

/** The paths of a reader who is sent from one to another, and on, up to the first one seen twice, if there is one. */
async function loopFrom(
  strapi: Core.Strapi,
  source: string,
  target: string,
  documentId: string | undefined,
): Promise<string[] | undefined> {
  const paths = [source, targetPath(target)];
  const seen = new Set<string>([spellings(source)[0]]);
  for (;;) {
    const path = paths.at(-1) ?? '';
    const [key] = spellings(path);
    if (seen.has(key)) return paths;
    seen.add(key);
    const next = (await redirectsFrom(strapi, path)).find((other) => other.documentId !== documentId);
    if (!next) return undefined;
    paths.push(targetPath(next.to));
  }
}

async function objectionsToTarget(
  strapi: Core.Strapi,
  source: string,
  target: string,
  documentId: string | undefined,
): Promise<Objection[]> {
  const paths = await loopFrom(strapi, source, target, documentId);
  if (!paths) return [];
  return [{ path: ['to'], message: paths.length === 2 ? redirectWords.toItself : redirectWords.loop(paths) }];
}

const aRedirectLeadsOn: Rule = {
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

/** One that a release adds, which can be a draft: the rest is looked at when the release is to be published. */
const aReleaseAddsRedirectsThatCanBeRead: Rule = {
  on: 'release.redirect',
  when: 'save',
  normalize: normalizeAddresses,
  check: objectionsToAddresses,
};

export const redirectsDoNotLoop: Rule[] = [aRedirectLeadsOn, aReleaseAddsRedirectsThatCanBeRead];
