import { type BannerPage, selectBanner } from '@patient-press/shared/banners';
import type { SiteSettingsPayload } from '@patient-press/shared/payloads/site-settings';
import { type Placement, placements } from '@patient-press/shared/placements';
import { type Banner, toPageBanner } from './banners.ts';
import type { Block } from './body.ts';
import { type ChatEntry, toChat } from './chat.ts';
import { reuse } from './memory.ts';
import type { FindPicture, Picture } from './pictures.ts';
import type { Site } from './site.ts';

export interface Link {
  label: string;
  url: string;
}

/** What every page has around its content: the site's settings, and the banners that run on this page. */
export interface Chrome {
  /** The site's origin, without a slash at the end. */
  siteUrl: string;
  siteName: string;
  tagline: string | null;
  publisherName: string;
  publisherLogo: Picture | null;
  phone: { label: string; href: string } | null;
  medicalDisclaimer: string;
  footerNote: string | null;
  navigation: Link[];
  policies: Link[];
  /** What decides which banners stand on the page, now and later. */
  page: BannerPage;
  banners: Partial<Record<Placement, Banner>>;
  /** Used where a page has no picture of its own. */
  defaultSocialImage: Picture | null;
}

export interface SettingsEntry extends Omit<Chrome, 'siteUrl' | 'page' | 'banners' | 'policies'> {
  /** Used where a page has no description of its own. */
  defaultDescription: string | null;
  policies: string[];
  defaultGuide: string | null;
  /** In a file of its own, so that no page changes with it. */
  chat: ChatEntry | null;
}

export function toSettings(payload: SiteSettingsPayload, findPicture: FindPicture): SettingsEntry {
  const {
    siteName,
    tagline,
    publisherName,
    publisherLogo,
    phoneLabel,
    phoneNumber,
    medicalDisclaimer,
    footerNote,
    defaultSeo,
  } = payload;
  return {
    siteName,
    tagline,
    publisherName,
    publisherLogo: publisherLogo && findPicture(publisherLogo),
    phone: phoneNumber ? { label: phoneLabel ?? phoneNumber, href: `tel:${phoneNumber}` } : null,
    medicalDisclaimer,
    footerNote,
    navigation: payload.navigation.map(({ label, url }) => ({ label, url })),
    policies: payload.policies.map(({ documentId }) => documentId),
    defaultGuide: payload.defaultGuide?.documentId ?? null,
    chat: toChat(payload.chat),
    defaultDescription: defaultSeo?.metaDescription ?? null,
    defaultSocialImage: defaultSeo?.socialImage ? findPicture(defaultSeo.socialImage) : null,
  };
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
  const { defaultGuide: _, defaultDescription: __, chat: ___, policies, ...settings } = site.settings;
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
