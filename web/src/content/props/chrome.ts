import { type BannerPage, selectBanner } from '@patient-press/shared/banners';
import { type Placement, placements } from '@patient-press/shared/placements';
import type { Link, SettingsEntry } from '../entries/settings.ts';
import type { Site } from '../site/site.ts';
import { type Banner, toPageBanner } from './banner.ts';

/** What every page has around its content: the site's settings, and the banners that run on this page. */
export interface Chrome
  extends Omit<
    SettingsEntry,
    'defaultGuide' | 'defaultDescription' | 'chat' | 'policies' | 'publisherProfiles' | 'contactEmail' | 'timeZone'
  > {
  /** The site's origin, without a slash at the end. */
  siteUrl: string;
  policies: Link[];
  /** What decides which banners run on the page, now and later. */
  page: BannerPage;
  banners: Partial<Record<Placement, Banner>>;
}

/** What decides which banners run on a page: also whether its body has a place for one. */
export interface Placed extends BannerPage {
  hasBannerBlock?: boolean;
}

/** What chromes are shared by: names of theirs begin with it. */
const CHROME = 'chrome ';

const nameOf = ({ kind, topics, hasBannerBlock = false }: Placed): string =>
  CHROME + JSON.stringify({ kind, topics, hasBannerBlock });

/** Pages that are alike in what decides which banners run on them share one object. */
export const chromeOf = (site: Site, page: Placed): Chrome => site.share(nameOf(page), () => makeChrome(site, page));

/** The chrome of a name; null: it is the name of something else. */
export function chromeNamed(site: Site, name: string): Chrome | null {
  if (!name.startsWith(CHROME)) return null;
  const page: Placed = JSON.parse(name.slice(CHROME.length)); // made by nameOf
  return chromeOf(site, page);
}

/** The places for banners that a page has. */
const placesOf = ({ kind, hasBannerBlock = false }: Placed): Placement[] =>
  placements.filter(
    (placement) =>
      (placement !== 'article-end' || kind === 'article') && (placement !== 'article-inline' || hasBannerBlock),
  );

function bannersOn(site: Site, page: Placed): Chrome['banners'] {
  const banners: Chrome['banners'] = {};
  const shown = site.banners.flatMap((entry) => {
    const banner = toPageBanner(entry, site);
    return banner ? [{ ...entry, banner }] : [];
  });
  for (const placement of placesOf(page)) {
    const entry = selectBanner(shown, page, placement, site.now);
    if (entry) banners[placement] = entry.banner;
  }
  return banners;
}

function makeChrome(site: Site, page: Placed): Chrome {
  const {
    defaultGuide: _,
    defaultDescription: __,
    chat: ___,
    publisherProfiles: ____,
    contactEmail: _____,
    timeZone: ______,
    policies,
    ...settings
  } = site.settings;
  return {
    ...settings,
    siteUrl: site.siteUrl,
    policies: policies.flatMap((documentId) => {
      const page = site.pages.get(documentId);
      return page ? [{ label: page.title, url: page.path }] : [];
    }),
    page: { kind: page.kind, topics: page.topics },
    banners: bannersOn(site, page),
  };
}
