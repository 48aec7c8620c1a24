import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import PQueue from 'p-queue';
import { z } from 'zod';
import { fetchVersions, IDS_AT_ONCE } from './cms.ts';
import type { DocumentName } from './document-name.ts';
import type { Pictures } from './pictures.ts';
import { type Received, receiveSome } from './sync.ts';

/** Questions that are on their way at the same time: more of them keep the cms from its editors. */
const CONNECTIONS = 4;

/** How far a sync of everything has come. It outlives the press, so that the next start goes on from there. */
export const syncPosition = z.object({
  /** Where the feed was before the sync began: what changed since, it names. */
  cursor: z.string(),
  /** Of each type, the document up to which all were received, in the order of their ids. */
  last: z.partialRecord(z.enum(contentTypeNames), z.string()),
});
export type SyncPosition = z.infer<typeof syncPosition>;

/** Documents that were received, of those that there are. */
export interface SyncProgress {
  done: number;
  total: number;
}

/** Documents of one type that are asked for together. */
interface Chunk {
  names: DocumentName[];
  isReceived: boolean;
}

/** Every published document, by type, in the order of its id. @throws CmsError */
export async function listDocuments(): Promise<Map<ContentTypeName, DocumentName[]>> {
  const listOf = async (contentType: ContentTypeName) => {
    const ids = [...(await fetchVersions(contentType)).keys()].sort();
    return [contentType, ids.map((documentId) => ({ contentType, documentId }))] as const;
  };
  return new Map(await Promise.all(contentTypeNames.map(listOf)));
}

function chunksOf(names: readonly DocumentName[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let from = 0; from < names.length; from += IDS_AT_ONCE)
    chunks.push({ names: names.slice(from, from + IDS_AT_ONCE), isReceived: false });
  return chunks;
}

/** The last document before which no chunk is missing. */
function lastReceived(chunks: readonly Chunk[]): string | undefined {
  const missing = chunks.findIndex(({ isReceived }) => !isReceived);
  return (missing === -1 ? chunks : chunks.slice(0, missing)).at(-1)?.names.at(-1)?.documentId;
}

interface Receiving {
  position: SyncPosition;
  /** Every document that there is, by type, in the order of its id. */
  listed: ReadonlyMap<ContentTypeName, readonly DocumentName[]>;
  pictures: Pictures;
  /** Is given what was received of some documents, and the position after it. One call at a time. */
  take: (names: readonly DocumentName[], received: readonly Received[], position: SyncPosition) => Promise<void>;
  note: (progress: SyncProgress) => void;
}

/** Receives the documents behind a position, several questions at a time. @throws CmsError */
export async function receiveFrom({ position, listed, pictures, take, note }: Receiving): Promise<void> {
  const [asking, taking] = [new PQueue({ concurrency: CONNECTIONS }), new PQueue({ concurrency: 1 })];
  const { cursor, last } = position;
  const reached = { ...last };
  const left = Array.from(listed, ([contentType, names]) => ({
    contentType,
    chunks: chunksOf(names.filter(({ documentId }) => documentId > (last[contentType] ?? ''))),
  }));
  const total = [...listed.values()].reduce((sum, names) => sum + names.length, 0);
  let done = total - left.flatMap(({ chunks }) => chunks).reduce((sum, { names }) => sum + names.length, 0);
  note({ done, total });

  const receiveChunk = async (contentType: ContentTypeName, chunk: Chunk, chunks: readonly Chunk[]) => {
    const ids = chunk.names.map(({ documentId }) => documentId);
    const received = await receiveSome(contentType, ids, pictures);
    await taking.add(async () => {
      chunk.isReceived = true;
      reached[contentType] = lastReceived(chunks) ?? reached[contentType];
      await take(chunk.names, received, { cursor, last: { ...reached } });
      done += chunk.names.length;
      note({ done, total });
    });
  };
  try {
    await asking.addAll(
      left.flatMap(({ contentType, chunks }) => chunks.map((chunk) => () => receiveChunk(contentType, chunk, chunks))),
    );
  } finally {
    // What is on its way must not be taken over beside a next attempt.
    asking.clear();
    await asking.onIdle();
  }
}
