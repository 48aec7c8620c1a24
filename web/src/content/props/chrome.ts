import { type BannerPage, selectBanner } from '@patient-press/shared/banners';
import { type Placement, placements } from '@patient-press/shared/placements';
import type { Block } from '../entries/body.ts';
import type { Link, SettingsEntry } from '../entries/settings.ts';
import { reuse } from '../site/memo.ts';
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

const placeKeys = new WeakMap<Placed, string>();
const chromes = new WeakMap<Site, Map<string, Chrome>>();
/** The last of each place: as long as nothing in it changes, pages go on to share it. */
const newest = new Map<string, Chrome>();

/** What decides which banners run on a page: also the blocks of its body, which may have a place for one. */
export interface Placed extends BannerPage {
  blocks?: readonly Block[];
}

/** Pages that are alike in what decides which banners run on them share one object. */
export function chromeOf(site: Site, page: Placed): Chrome {
  const known = chromes.get(site) ?? new Map<string, Chrome>();
  chromes.set(site, known);
  const place = placeKeys.get(page) ?? `${page.kind} ${page.topics} ${placesOf(page)}`;
  placeKeys.set(page, place);
  const chrome = known.get(place) ?? makeChrome(site, page, place);
  known.set(place, chrome);
  return chrome;
}

/** The places for banners that a page has. */
const placesOf = ({ kind, blocks = [] }: Placed): Placement[] =>
  placements.filter(
    (placement) =>
      (placement !== 'article-end' || kind === 'article') &&
      (placement !== 'article-inline' || blocks.some(({ type }) => type === 'banner')),
  );

function bannersOn(site: Site, page: Placed): Chrome['banners'] {
  const banners: Chrome['banners'] = {};
  const shown = site.banners.filter((entry) => toPageBanner(entry, site));
  for (const placement of placesOf(page)) {
    const entry = selectBanner(shown, page, placement, site.now);
    const banner = entry && toPageBanner(entry, site);
    if (banner) banners[placement] = banner;
  }
  return banners;
}

function makeChrome(site: Site, page: Placed, place: string): Chrome {
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
  const chrome = reuse(newest.get(place), {
    ...settings,
    siteUrl: site.siteUrl,
    policies: policies.flatMap((documentId) => {
      const page = site.pages.get(documentId);
      return page ? [{ label: page.title, url: page.path }] : [];
    }),
    page: { kind: page.kind, topics: page.topics },
    banners: bannersOn(site, page),
  });
  newest.set(place, chrome);
  return chrome;
}
