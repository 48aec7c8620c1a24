import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { holdSnapshot } from '../src/content/snapshot.ts';
import { lockBuild } from './build-lock.ts';
import { type Content, fetchContent } from './content.ts';

/**
 * Brings the content to Astro: fetched from the cms when a build or the development server starts, unless the press has
 * fetched it already; and the files that stand beside the pages, when the pages are written.
 */
export function press(fetched?: Content): AstroIntegration {
  let content = fetched;
  let unlock: (() => void) | undefined;
  const hold = async (warn: (message: string) => void) => {
    content ??= await fetchContent({ keepGoing: false, warn });
    holdSnapshot(content.snapshot);
  };
  return {
    name: 'press',
    hooks: {
      'astro:build:start': async ({ logger }) => {
        await hold((message) => logger.warn(message));
        unlock = await lockBuild();
      },
      // Also called to make types, by `astro sync` and `astro check`, which need no content.
      'astro:server:start': ({ logger }) => hold((message) => logger.warn(message)),
      'astro:build:done': async ({ dir }) => {
        unlock?.();
        await content?.writeFiles(fileURLToPath(dir));
      },
    },
  };
}
