import { joinEntry, splitEntry } from '../../src/content/entries/head.ts';
import type { DocumentName } from './document-name.ts';
import type { StoredDocument } from './documents.ts';
import { findLosses } from './faults.ts';
import type { Received } from './sync.ts';

/** What a document is now; null: it is gone. The body is JSON; undefined: it stays as it is. */
export interface Merged {
  document: StoredDocument | null;
  body: string | null | undefined;
}

/** What lost something since it was published counts as unreadable: the press holds on to its last good version. */
function withoutLosses(
  name: DocumentName,
  received: Received,
  before: StoredDocument | undefined,
  bodyText: () => string | null,
): Received {
  const { held } = received;
  if (!held || !before?.head || before.parsedVersion !== held.version) return received;
  const body = 'ofBody' in before.head ? bodyText() : null;
  const losses = findLosses(joinEntry(before.head, body && JSON.parse(body)), held.entry);
  if (losses.length === 0) return received;
  const problems = losses.map((loss) => ({ ...name, title: held.title, ...loss }));
  return { ...received, held: null, problems: [...problems, ...received.problems] };
}

/**
 * What becomes of a document by what was received of it. One that does not parse stays as its last good version.
 * @param received undefined: it is not published any more.
 * @param bodyText gives its body so far, as JSON.
 */
export function mergeReceived(
  name: DocumentName,
  received: Received | undefined,
  before: StoredDocument | undefined,
  bodyText: () => string | null,
): Merged {
  if (!received) return { document: null, body: undefined };
  const { version, path, held, problems } = withoutLosses(name, received, before, bodyText);
  if (!held) {
    const nothing = { parsedVersion: null, createdAt: '', title: problems[0]?.title ?? '', head: null, files: [] };
    return { document: { ...nothing, ...before, version, path, problems }, body: undefined };
  }
  const { createdAt, title, entry, files } = held;
  const { head, body } = splitEntry(entry);
  const text = body && JSON.stringify(body);
  const document = { version, parsedVersion: version, createdAt, title, head, files, problems, path };
  return { document, body: before?.head && text === bodyText() ? undefined : text };
}
