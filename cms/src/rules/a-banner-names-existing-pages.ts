import { pageKinds } from '@patient-press/shared/placements';
import type { Rule } from './rule';
import { bannerRuleWords } from './words/banner';

const isPageKind = (value: unknown) => pageKinds.some((kind) => kind === value);

export const aBannerNamesExistingPages: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'save',
  check({ pages: given }) {
    let pages = given;
    if (typeof pages === 'string' && pages.trim()) {
      try {
        pages = JSON.parse(pages);
      } catch {
        pages = undefined;
      }
      if (pages === undefined) pages = [given];
    }
    if (pages === null || pages === undefined || pages === '') return [];
    if (Array.isArray(pages) && pages.every(isPageKind)) return [];
    return [{ path: ['pages'], message: bannerRuleWords.unknownPages(pageKinds) }];
  },
};
