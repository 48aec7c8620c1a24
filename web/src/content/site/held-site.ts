import type { Site } from './site.ts';

// Plain Astro's pages are bundled apart from the integration that brings the content; the process is what they share.
const holder = globalThis as typeof globalThis & { patientPressSite?: Site };

/** Gives the pages that plain Astro renders from now on their content. */
export function holdSite(site: Site): void {
  holder.patientPressSite = site;
}

/** @throws Error when there is none. */
export function heldSite(): Site {
  if (!holder.patientPressSite) {
    throw new Error(
      'No content is held: `astro build` and `astro dev` bring it with the integration of astro.config.ts.',
    );
  }
  return holder.patientPressSite;
}
