import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** `/404.html` */
export interface NotFoundPage {
  chrome: Chrome;
  path: string;
}

export const notFoundPage = (site: Site): NotFoundPage => ({
  chrome: chromeOf(site, { kind: 'other', topics: [] }),
  path: '/404.html',
});
