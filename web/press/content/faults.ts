import { blockTexts } from '@patient-press/shared/body-texts';
import { citedKeys, unreadableMarks } from '@patient-press/shared/citation-marks';
import { hasPage, pagePath } from '@patient-press/shared/paths';
import type { ArticlePayload } from '@patient-press/shared/payloads/article';
import type { BodyPayload, CitationsPayload } from '@patient-press/shared/payloads/body';
import { type ContentTypeName, contentTypes, type Payload } from '@patient-press/shared/payloads/content-types';
import type { RedirectPayload } from '@patient-press/shared/payloads/redirect';
import { normalizeTarget, pageFault } from '@patient-press/shared/site-paths';
import type { Entry } from '../../src/content/entries/entries.ts';
import { documentProblems, redirectProblems } from '../words/document-problems.ts';

/** What is wrong with a document that has the right form: its field, and what to change, in a sentence. */
interface Fault {
  field: string;
  message: string;
}

interface CitingDocument {
  field: string;
  body: BodyPayload;
  sources: CitationsPayload;
}

const missingSource = (index: number) =>
  documentProblems.missing({ what: documentProblems.source({ number: index + 1 }) });

/** A page shows every source that it cites, or it is not shown. */
function citationFaults({ field, body, sources }: CitingDocument): Fault[] {
  const faults: Fault[] = [];
  for (const [index, { source }] of sources.entries())
    if (!source) faults.push({ field: `sources.${index}.source`, message: missingSource(index) });
  const known = new Set(sources.flatMap(({ source }) => source?.citeKey ?? []));
  for (const [index, block] of body.entries()) {
    const texts = blockTexts(block);
    const marks = citedKeys(texts).flatMap((key) => (known.has(key) ? [] : `[@${key}]`));
    for (const mark of [...marks, ...texts.flatMap(unreadableMarks)])
      faults.push({ field, message: documentProblems.citation({ block: index + 1, mark }) });
  }
  return faults;
}

const authorFaults = ({ authors }: ArticlePayload): Fault[] =>
  authors.length === 0
    ? [{ field: 'authors', message: documentProblems.missing({ what: documentProblems.allAuthors }) }]
    : [];

function redirectFaults({ from, to }: RedirectPayload): Fault[] {
  // A line break would write lines of its own into the lists that hosts read.
  if (/[\r\n]/.test(from + to)) return [{ field: 'from', message: redirectProblems.lineBreak }];
  if (normalizeTarget(to) !== null) return [];
  return [{ field: 'to', message: redirectProblems.target({ to }) }];
}

function slugFaults(name: ContentTypeName, payload: object): Fault[] {
  const { uid } = contentTypes[name];
  if (!hasPage(uid) || !('slug' in payload) || typeof payload.slug !== 'string') return [];
  const fault = pageFault(pagePath(uid, payload.slug));
  return fault ? [{ field: 'slug', message: documentProblems.slug({ why: fault }) }] : [];
}

/** @returns what keeps a document from being shown, though it parses; empty when nothing does. */
export function findFaults<N extends ContentTypeName>(name: N, payload: Payload<N>): Fault[] {
  const faults = slugFaults(name, payload);
  if (name === 'articles') faults.push(...authorFaults(payload as ArticlePayload)); // the compiler doesn't narrow N
  if ('body' in payload) faults.push(...citationFaults({ ...payload, field: 'body' }));
  if ('chapters' in payload) faults.push(...citationFaults({ ...payload, body: payload.chapters, field: 'chapters' }));
  if (name === 'redirects') faults.push(...redirectFaults(payload as RedirectPayload));
  return faults;
}

/** What a document no longer shows though no one published it again: it was deleted elsewhere. */
export function findLosses(before: Entry<ContentTypeName>, now: Entry<ContentTypeName>): Fault[] {
  const lost = (field: string, what: string): Fault => ({ field, message: documentProblems.missing({ what }) });
  const losses: Fault[] = [];
  if ('authors' in before && 'authors' in now && now.authors.length < before.authors.length)
    losses.push(lost('authors', documentProblems.author));
  if ('reviewer' in before && 'reviewer' in now && before.reviewer !== null && now.reviewer === null)
    losses.push(lost('reviewedBy', documentProblems.reviewer));
  if ('sponsor' in before && 'sponsor' in now && before.sponsor !== null && now.sponsor === null)
    losses.push(lost('sponsor', documentProblems.sponsor));
  if ('offer' in before && 'body' in before && 'offer' in now && 'body' in now) {
    const hadFile = before.openFile !== null || before.offer.isOnRequest;
    if (hadFile && now.openFile === null && !now.offer.isOnRequest) losses.push(lost('file', documentProblems.pdf));
  }
  return losses;
}
