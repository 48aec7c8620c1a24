import type { Page } from '@playwright/test';

/** What a reader sees of a page before scrolling. Shares are from 0 to 1. */
export interface FirstScreen {
  /** How much of the screen banners cover. */
  advertising: number;
  /** Whether the page's headline begins on it, in front of everything else. */
  showsHeadline: boolean;
  /** Pixels by which the page is wider than the screen. */
  overflow: number;
}

/** Looks at a page as it is now, where it is scrolled to. */
export const lookAtScreen = (page: Page): Promise<FirstScreen> =>
  page.evaluate(() => {
    const { innerHeight, innerWidth } = window;
    const covered = (element: Element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
      const width = Math.min(right, innerWidth) - Math.max(left, 0);
      return Math.max(0, height) * Math.max(0, width);
    };
    const banners = [...document.querySelectorAll('[data-cta] > aside')];
    // The home page's first heading is for screen readers only: its headline is that of the story it leads with.
    const headline = [...document.querySelectorAll('main :is(h1, h2)')].find((one) => one.clientHeight > 1);
    const { left = 0, top = 0 } = headline?.getBoundingClientRect() ?? {};
    // A few pixels inside its first letter.
    const inFront = document.elementFromPoint(left + 4, top + 12);
    return {
      advertising: banners.map(covered).reduce((sum, area) => sum + area, 0) / (innerWidth * innerHeight),
      showsHeadline: headline !== undefined && inFront !== null && headline.contains(inFront),
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
