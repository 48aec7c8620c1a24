const namedByContent = /^\/?(_astro|_pictures|_search\/files)\//;

/** Whether another content would have another name. The path is one below the site's folder, or a URL's. */
export const isNamedByContent = (path: string): boolean => namedByContent.test(path);

/**
 * The `Cache-Control` of a file: a year for what is named by its content, and to be asked for each time for all else, so
 * that a correction is seen at once. The path is one below the site's folder, or a URL's.
 */
export const cacheControl = (path: string): string =>
  isNamedByContent(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
