/** Lists of the site have several pages, each below the address of the first. */

const furtherPages = [
  /^(\/(?:articles|corrections|topics\/[^/]+)\/)page\/[1-9]\d*\/?$/i,
  /^(\/people\/[^/]+\/)(?:wrote|reviewed)\/[1-9]\d*\/?$/i,
  /^(\/people\/)by-letter\/(?:[a-z]|other)(?:\/[1-9]\d*)?\/?$/i,
  /^(\/sources\/)(?:[a-z]|other)(?:\/[1-9]\d*)?\/?$/i,
];

const former = /^(\/(?:topics\/[^/]+|sources|corrections)\/)[1-9]\d*\/?$/i;

/**
 * The list that an address had a page of while pages were counted from the newest item: `/topics/surgery/2/`. What such a page
 * showed changed with every new item, so its readers are best served where the list begins. Null: it was none.
 */
export const formerListAt = (path: string): string | null => former.exec(path)?.[1] ?? null;

/** The first page of the list that a page belongs to, now or formerly; any other page's own path. @param path decoded. */
export function firstPageOf(path: string): string {
  const [match] = [...furtherPages, former].flatMap((pattern) => pattern.exec(path)?.[1] ?? []);
  return match ?? path;
}
