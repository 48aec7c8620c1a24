import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import { sourcesIn } from '../../src/content/entries/body.ts';
import { type Entries, pathOfEntry } from '../../src/content/entries/entries.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import type { Copy } from '../content/copy.ts';
import type { DocumentName } from '../content/document-name.ts';
import { documentProblems } from '../words/document-problems.ts';
import type { DocumentReport } from './problems.ts';

/** What of the copy can be shown as it is. */
export interface Publishable {
  /** Without documents that can't be shown at all: no list, feed or sitemap names them. */
  snapshot: Snapshot;
  /** Pages that stay as they are, because something that they show is gone. */
  keptPaths: ReadonlySet<string>;
  reports: DocumentReport[];
}

/** What is read of the copy. */
type Shown = Pick<Copy, 'snapshot' | 'held'>;

interface Placed extends DocumentName {
  path: string;
}

function placed(entries: Entries): Placed[] {
  const all: Placed[] = [];
  for (const contentType of contentTypeNames) {
    for (const [documentId, entry] of entries[contentType]) {
      const path = pathOfEntry(entry);
      if (path !== null) all.push({ contentType, documentId, path });
    }
  }
  return all;
}

/** Of documents with one path, readers see the one that was written first. */
function findDuplicates(copy: Shown, entries: Entries): { hidden: Placed[]; reports: DocumentReport[] } {
  const [hidden, reports]: [Placed[], DocumentReport[]] = [[], []];
  const ageOf = (one: Placed) => `${copy.held(one)?.createdAt ?? ''} ${one.documentId}`;
  for (const [path, group] of Map.groupBy(placed(entries), (one) => one.path)) {
    if (group.length === 1) continue;
    const [shown, ...others] = group.toSorted((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1));
    hidden.push(...others);
    const titles = group.map((one) => copy.held(one)?.title ?? one.documentId);
    for (const document of group) {
      const message = documentProblems.sameSlug({ titles, path, isShown: document === shown });
      reports.push({ document, field: 'slug', message });
    }
  }
  return { hidden, reports };
}

interface Gap {
  field: string;
  message: string;
}

const gap = (field: string, what: string): Gap => ({
  field,
  message: documentProblems.missing({ what }),
});

/** What a document shows that is not there any more. Topics and optional pictures just drop out. */
function* gapsOf(entries: Entries, { contentType, documentId }: DocumentName): Generator<Gap> {
  const article = contentType === 'articles' && entries.articles.get(documentId);
  const guide = contentType === 'guides' && entries.guides.get(documentId);
  if (article) {
    if (article.authors.some((id) => !entries.people.has(id))) yield gap('authors', documentProblems.author);
  }
  const page = contentType === 'pages' && entries.pages.get(documentId);
  const { body } = article || guide || page || {};
  if (body && sourcesIn(body).some((source) => !entries.sources.has(source)))
    yield gap('sources', documentProblems.anySource);
  const { reviewer = null } = article || guide || {};
  if (reviewer !== null && !entries.people.has(reviewer)) yield gap('reviewedBy', documentProblems.reviewer);
}

/** A banner never runs without the firm that answers for it. */
const bannersWithoutSponsor = ({ 'cta-banners': banners, sponsors }: Entries): DocumentReport[] =>
  Array.from(banners)
    .filter(([, { sponsor }]) => sponsor === null || !sponsors.has(sponsor))
    .map(([documentId]) => ({
      document: { contentType: 'cta-banners', documentId },
      field: 'sponsor',
      message: documentProblems.sponsorOfBanner,
    }));

function withoutThese<N extends ContentTypeName>(
  entries: Entries,
  name: N,
  hidden: readonly DocumentName[],
): Entries[N] {
  const documentIds = hidden.filter(({ contentType }) => contentType === name).map(({ documentId }) => documentId);
  if (documentIds.length === 0) return entries[name];
  const shown = new Map<string, unknown>(entries[name]);
  for (const documentId of documentIds) shown.delete(documentId);
  return shown as Entries[N]; // fewer of the same
}

const without = (entries: Entries, hidden: readonly DocumentName[]): Entries => ({
  ...entries,
  articles: withoutThese(entries, 'articles', hidden),
  people: withoutThese(entries, 'people', hidden),
  topics: withoutThese(entries, 'topics', hidden),
  guides: withoutThese(entries, 'guides', hidden),
  pages: withoutThese(entries, 'pages', hidden),
});

/**
 * Finds out what of the copy can be shown: of several documents at one path one, and nothing that shows what is gone.
 * @param isLive whether readers find a page at a path.
 */
export function findPublishable(copy: Shown, isLive: (path: string) => boolean): Publishable {
  const snapshot = copy.snapshot();
  const duplicates = findDuplicates(copy, snapshot.entries);
  const entries = without(snapshot.entries, duplicates.hidden);
  const keptPaths = new Set<string>();
  const unknown: Placed[] = [];
  const reports = [...duplicates.reports, ...bannersWithoutSponsor(entries)];
  for (const document of placed(entries)) {
    const gaps = [...gapsOf(entries, document)];
    if (gaps.length === 0) continue;
    reports.push(...gaps.map((one) => ({ document, ...one })));
    if (isLive(document.path)) keptPaths.add(document.path);
    else unknown.push(document);
  }
  return { snapshot: { ...snapshot, entries: without(entries, unknown) }, keptPaths, reports };
}
