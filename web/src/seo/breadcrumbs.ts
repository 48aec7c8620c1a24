import { siteWords } from '@patient-press/shared/words/site';
import type { BreadcrumbList } from 'schema-dts';
import type { Chrome } from '../content/props/chrome.ts';
import type { NodeOf } from './json-ld.ts';

/** One step of the way from the home page to this one. */
export interface Crumb {
  label: string;
  path: string;
}

/** The way from the home page to this one, the same as the page shows. */
export const breadcrumbList = (chrome: Chrome, crumbs: Crumb[]): NodeOf<BreadcrumbList> => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ label: siteWords.chrome.home, path: '/' }, ...crumbs].map(({ label, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    item: chrome.siteUrl + path,
  })),
});
