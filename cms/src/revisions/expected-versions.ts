import { NONE, type StaleDocument } from './contract';

/** One version that the sender of a request has seen. Null: of the one document that the request names. */
export interface SeenVersion {
  documentId: string | null;
  /** ISO, in UTC, to the millisecond. */
  version: string;
  /** Which version was published then; null: none. Undefined: it isn’t said. */
  published?: string | null;
}

/** What `If-Match` says: any version at all, those that were seen, or something that can’t be read. */
export type Expected =
  | { kind: 'any' }
  | { kind: 'seen'; versions: readonly SeenVersion[] }
  | { kind: 'unreadable'; why: string };

/** What is between quotes may hold everything but quotes and control characters: RFC 9110, 8.8.3. */
const tags = /^\s*"[\x21\x23-\x7e]*"\s*(?:,\s*"[\x21\x23-\x7e]*"\s*)*$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})$/;

const unreadable = (why: string): Expected => ({ kind: 'unreadable', why });

/** A moment as a version: ISO, in UTC, to the millisecond; null: not a moment. */
export function versionOf(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value !== 'string' || !time.test(value)) return null;
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

/** Reads the header `If-Match`. */
export function readIfMatch(header: string): Expected {
  if (header.trim() === '*') return { kind: 'any' };
  if (/(^|,)\s*W\//.test(header)) return unreadable('Weak versions, which begin with W/, can’t be compared.');
  if (!tags.test(header)) return unreadable('A version belongs in quotes.');
  const versions: SeenVersion[] = [];
  for (const [, tag = ''] of header.matchAll(/"([^"]*)"/g)) {
    const separator = tag.indexOf('=');
    const [draft, published, ...more] = tag.slice(separator + 1).split(';');
    const seen = {
      documentId: separator > 0 ? tag.slice(0, separator) : null,
      version: versionOf(draft),
      ...(published !== undefined && { published: published === NONE ? null : versionOf(published) }),
    };
    const isRead = more.length === 0 && (published === undefined || published === NONE || seen.published);
    if (seen.version === null || !isRead) return unreadable(`“${tag.slice(0, 60)}” is not the time of a version.`);
    versions.push({ ...seen, version: seen.version });
  }
  return { kind: 'seen', versions };
}

/** Versions of a document as it is now. */
export interface CurrentVersion {
  documentId: string;
  version: string;
  /** Null: nothing of it is published. */
  published: string | null;
}

/**
 * What became of a document since it was seen; null: nothing that matters.
 * @param isAboutReaders whether it matters what is published: a save of the draft changes nothing of that.
 */
export function changeSince(
  versions: readonly SeenVersion[],
  current: CurrentVersion,
  isAboutReaders: boolean,
): StaleDocument['change'] | null {
  const { documentId, version, published } = current;
  const seen = versions.filter((one) => (one.documentId ?? documentId) === documentId);
  const isPublicationSeen = seen.some((one) => one.published === undefined || one.published === published);
  const isDraftSeen = seen.some((one) => one.version === version);
  if (isDraftSeen && (isPublicationSeen || !isAboutReaders)) return null;
  // Publishing sets dates in the draft, so that its version is another as well.
  if (isPublicationSeen || seen.length === 0) return 'saved';
  return published === null ? 'unpublished' : 'published';
}

/** Whether the header names a document: of many, each has to be named. */
export const names = (versions: readonly SeenVersion[], documentId: string): boolean =>
  versions.some((seen) => seen.documentId === documentId);
