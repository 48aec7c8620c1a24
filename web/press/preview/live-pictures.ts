import { filesIn } from '../content/pictures.ts';
import { environment } from '../lib/environment.ts';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFile = (value: unknown): value is Fields & { url: string } =>
  isFields(value) && 'mime' in value && typeof value.url === 'string';

function mapObjects(value: unknown, change: (object: Fields) => unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => mapObjects(entry, change));
  if (!isFields(value)) return value;
  const changed = change(value);
  if (!isFields(changed) || isFile(changed)) return changed;
  return Object.fromEntries(Object.entries(changed).map(([name, part]) => [name, mapObjects(part, change)]));
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : null);

/**
 * A document in which every file is one of the cms's uploads, or lies where its saved files do. The press fetches them: it
 * must not be led to other addresses by a form.
 */
export function withOwnFiles(document: Fields, saved: Fields, admin: string): Fields {
  const ownOrigins = new Set([admin, new URL(environment.CMS_URL).origin]);
  const origins = new Set([...filesIn(saved).values()].map(({ url }) => originOf(url)));
  const own = (file: Fields & { url: string }) => {
    const origin = originOf(file.url);
    const url = origin && ownOrigins.has(origin) ? file.url.slice(origin.length) : file.url;
    if (/^\/uploads\/[\w.%-]+$/.test(url)) return { ...file, url };
    return origin && origins.has(origin) ? file : null;
  };
  return mapObjects(document, (object) => (isFile(object) ? own(object) : object)) as Fields; // an object stays one
}

/** What a picture without a text is given in place of one, so that it is shown; the frame looks for it. */
export const NO_ALT = '\u200b';

/** Gives pictures without a text a mark in its place. */
export function markMissingAlt(document: Fields): { document: Fields; hasGaps: boolean } {
  let hasGaps = false;
  const marked = mapObjects(document, (object) => {
    if (!isFile(object.image) || !('alt' in object) || object.alt) return object;
    hasGaps = true;
    return { ...object, alt: NO_ALT };
  });
  return { document: marked as Fields, hasGaps }; // an object stays one
}
