/** Kinds of addresses, by their start: the first that fits. */
const kinds: readonly [start: RegExp, kind: string][] = [
  [/^\/api\//, 'api'],
  [/^\/_preview\//, 'preview'],
  [/^\/(_press\/|healthz$)/, 'status'],
  [/^\/(_astro|_pictures|_search)\//, 'asset'],
  [/(\/|\.html)$/, 'page'],
];

/** What kind of address a path of the site is, for metrics: one of six. */
export const kindOf = (path: string): string => kinds.find(([start]) => start.test(path))?.[1] ?? 'file';
