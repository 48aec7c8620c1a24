import { createHash } from 'node:crypto';

const sha1 = (text: string) => createHash('sha1').update(text).digest('base64url');

// Entries, and what is shared between pages, are never changed, only replaced: one digest each is enough.
const digests = new WeakMap<object, string>();

function digest(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const known =
    digests.get(value) ?? sha1(Array.isArray(value) ? `[${value.map(digest).join()}]` : JSON.stringify(value));
  digests.set(value, known);
  return known;
}

const keys = new WeakMap<object, string>();

/** The digest of a page's props. What pages share is digested once. */
export function cacheKeyOf(props: object): string {
  const known =
    keys.get(props) ??
    sha1(
      Object.entries(props)
        .map(([name, value]) => `${name}=${digest(value)}`)
        .join('\n'),
    );
  keys.set(props, known);
  return known;
}
