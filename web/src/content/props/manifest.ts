import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** All that `/manifest.json` says of the site. */
export type ManifestPage = Pick<Chrome, 'siteName' | 'tagline'>;

export function manifestPage(site: Site): ManifestPage {
  const { siteName, tagline } = chromeOf(site, { kind: 'other', topics: [] });
  return { siteName, tagline };
}
