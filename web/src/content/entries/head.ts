import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import { type Block, type Body, offeredGuides, sourcesIn } from './body.ts';
import type { CitingPlace } from './citations.ts';
import type { Entry } from './entries.ts';

/** What other pages need of a body. */
export interface BodySummary {
  /** The sources that it rests on, by documentId. */
  sources: string[];
  /** Where its text cites each of them. */
  places: Record<string, CitingPlace[]>;
  /** Addresses of its pictures. */
  images: string[];
  /** Whether it has a place for a banner. */
  hasBannerBlock: boolean;
  /** The guides that it offers, by documentId. */
  guides: string[];
}

type HeadOf<E> = E extends { body: Body } ? Omit<E, 'body'> & { ofBody: BodySummary } : E;

/** An entry without its body: all that lists and other pages show of it. */
export type Head<N extends ContentTypeName> = { [M in ContentTypeName]: HeadOf<Entry<M>> }[N];

export type ArticleHead = Head<'articles'>;
export type GuideHead = Head<'guides'>;
export type PageHead = Head<'pages'>;

const imageOf = (block: Block): string[] => (block.type === 'figure' && block.figure ? [block.figure.picture.src] : []);

const summaryOf = (body: Body): BodySummary => ({
  sources: sourcesIn(body),
  places: Object.fromEntries(body.citations.cited.map(({ source, places }) => [source, places])),
  images: body.blocks.flatMap(imageOf),
  hasBannerBlock: body.blocks.some(({ type }) => type === 'banner'),
  guides: offeredGuides(body.blocks),
});

/** An entry in two parts: what memory holds of it, and its body, if it has one. */
export function splitEntry<N extends ContentTypeName>(entry: Entry<N>): { head: Head<N>; body: Body | null } {
  if (!('body' in entry)) return { head: entry as Head<N>, body: null }; // an entry without a body is its own head
  const { body, ...head } = entry;
  return { head: { ...head, ofBody: summaryOf(body) } as Head<N>, body }; // the rest of the same entry
}

/** The entry that was split. */
export function joinEntry<N extends ContentTypeName>(head: Head<N>, body: Body | null): Entry<N> {
  if (!('ofBody' in head) || !body) return head as Entry<N>; // an entry without a body is its own head
  const { ofBody: _, ...entry } = head;
  return { ...entry, body } as Entry<N>; // what splitEntry took apart
}

/** Where the page of a head is; null for what has no page of its own. */
export function pathOfHead(head: Head<ContentTypeName>): string | null {
  if ('path' in head) return head.path;
  return 'offer' in head ? head.offer.path : null;
}
