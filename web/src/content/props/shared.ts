import type { Site } from '../site/site.ts';
import { chromeNamed } from './chrome.ts';
import { sourceNamed } from './source.ts';

/** Makes what pages share under a name, if it was forgotten; null: there is nothing of that name. */
export const sharedNamed = (site: Site, name: string): object | null =>
  chromeNamed(site, name) ?? sourceNamed(site, name);
