import type { ReleasePlan } from '@patient-press/shared/releases';
import { pathOfEntry } from '../../../src/content/entries/entries.ts';
import { pathOfHead } from '../../../src/content/entries/head.ts';
import { toRedirect } from '../../../src/content/entries/redirect.ts';
import type { Draft } from '../../../src/content/site/content.ts';
import { type DocumentName, keyOf } from '../../content/document-name.ts';
import { draftOf } from '../../content/drafted-site.ts';
import type { DocumentReport } from '../../content/shown.ts';
import { toAtPath } from '../../edition/at-path.ts';
import type { Press } from '../../edition/press.ts';
import { fileOf } from '../../render/page.ts';
import { releasePreviewWords as words } from '../../words/release-preview.ts';
import type { ReleaseDocument, ReleaseDocuments } from './documents.ts';

const redirectName = (index: number): DocumentName => ({ contentType: 'redirects', documentId: `of-release-${index}` });

/** The document whose page readers find at a path. */
function ownerAt({ copy }: Press, path: string): DocumentName | undefined {
  const at = toAtPath(copy.nodes.claimantsOf(fileOf(path))[0]);
  return at?.kind === 'page' ? at.owner : undefined;
}

/** What is at the address of each document: the first one of the release has it, unless readers have another there. */
function withoutDuplicates(
  press: Press,
  { documents }: ReleaseDocuments,
): { shown: ReleaseDocument[]; problems: string[] } {
  const [taken, problems]: [Map<string, string>, string[]] = [new Map(), []];
  const ofRelease = new Set(documents.map(({ name }) => keyOf(name)));
  const shown = documents.filter(({ title, entry }) => {
    const path = entry && pathOfEntry(entry);
    if (!path || path === '/') return true;
    const owner = ownerAt(press, path);
    const other =
      taken.get(path) ?? (owner && !ofRelease.has(keyOf(owner)) ? press.copy.find(owner)?.title : undefined);
    if (other !== undefined) problems.push(words.sameAddress({ title, other, path }));
    else taken.set(path, title);
    return other === undefined;
  });
  return { shown, problems };
}

/** Redirects from where pages of the release were until now: publishing them under another address leaves these. */
function renamed(press: Press, documents: readonly ReleaseDocument[]): Draft[] {
  return documents.flatMap(({ name, entry }) => {
    const head = press.copy.find(name)?.head;
    const [from, to] = [head && pathOfHead(head), entry && pathOfEntry(entry)];
    if (!from || !to || from === to) return [];
    const redirect = { contentType: 'redirects', documentId: `of-${name.documentId}` } as const;
    return [draftOf(redirect, toRedirect({ from, to, permanent: true }))];
  });
}

/** Lays a release over the site. @returns what is to be looked at, and what keeps it from being all of the release. */
export function layOver(press: Press, plan: ReleasePlan, fetched: ReleaseDocuments) {
  const { shown, problems } = withoutDuplicates(press, fetched);
  const redirects = plan.redirects.flatMap(({ from, to }, index) => {
    try {
      return [draftOf(redirectName(index), toRedirect({ from, to, permanent: true }))];
    } catch (error) {
      problems.push(words.redirect({ from, why: error instanceof Error ? error.message : String(error) }));
      return [];
    }
  });
  const drafts = shown.map(({ name, entry }) => draftOf(name, entry));
  return { shown, problems, drafts: [...drafts, ...renamed(press, shown), ...redirects] };
}

/** What of the site's problems is the release's. */
export function problemsOf(
  plan: ReleasePlan,
  documents: readonly ReleaseDocument[],
  reports: readonly DocumentReport[],
): string[] {
  const redirects = new Map(plan.redirects.map(({ from }, index) => [keyOf(redirectName(index)), from]));
  const titles = new Map(documents.map(({ name, title }) => [keyOf(name), title]));
  return reports.flatMap(({ document, message }) => {
    const key = document ? keyOf(document) : '';
    const [from, title] = [redirects.get(key), titles.get(key)];
    if (from !== undefined) return [words.redirect({ from, why: message })];
    return title === undefined ? [] : [words.draft({ title, why: message })];
  });
}
