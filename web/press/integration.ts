import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { holdSnapshot } from '../src/content/snapshot.ts';
import { type Content, fetchContent } from './content.ts';

/**
 * Brings the content to Astro: fetched from the cms when a build or the development server starts, unless the press has
 * fetched it already; and the files that stand beside the pages, when the pages are written.
 */
export function press(fetched?: Content): AstroIntegration {
  let content = fetched;
  const hold = async (warn: (message: string) => void) => {
    content ??= await fetchContent({ keepGoing: false, warn });
    holdSnapshot(content.snapshot);
  };
  return {
    name: 'press',
    hooks: {
      'astro:build:start': ({ logger }) => hold((message) => logger.warn(message)),
      'astro:server:setup': ({ logger }) => hold((message) => logger.warn(message)),
      'astro:build:done': ({ dir }) => content?.writeFiles(fileURLToPath(dir)),
    },
  };
}
