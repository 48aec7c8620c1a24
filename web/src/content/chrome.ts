import { type BannerTerms, endOfRun, selectBanner } from '@patient-press/shared/banners';
import type { CtaBannerPayload } from '@patient-press/shared/payloads/cta-banner';
import type { SiteSettingsPayload } from '@patient-press/shared/payloads/site-settings';
import { type PageKind, type Placement, placements } from '@patient-press/shared/placements';
import type { Block } from './body.ts';
import { reuse } from './memory.ts';
import { type Figure, type FindPicture, type Picture, toFigure } from './pictures.ts';
import type { Site } from './site.ts';
import type { SponsorEntry } from './sponsors.ts';

export interface Link {
  label: string;
  url: string;
}

/** A banner as a page shows it. `action.href` is ready to use: tel:, a path of this site or an https address. */
export interface Banner {
  documentId: string;
  placement: Placement;
  label: string;
  message: string;
  detail: string | null;
  image: Figure | null;
  actions: { kind: 'call' | 'chat' | 'guide' | 'link'; label: string; href: string }[];
  sponsor: SponsorEntry;
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
  banners: Partial<Record<Placement, Banner>>;
  /** Used where a page has no picture of its own. */
  defaultSocialImage: Picture | null;
}

/** A banner with its terms, before it is known on which page it stands. Guides and the sponsor are documentIds. */
export interface BannerEntry extends BannerTerms {
  label: string;
  message: string;
  detail: string | null;
  image: Figure | null;
  actions: { kind: Banner['actions'][number]['kind']; label: string; url: string | null; guide: string | null }[];
  sponsor: string | null;
}

export function toBanner(payload: CtaBannerPayload, findPicture: FindPicture): BannerEntry {
  const { documentId, placement, label, message, detail, startsAt, priority } = payload;
  return {
    documentId,
    placement,
    label,
    message,
    detail,
    startsAt,
    endsAt: endOfRun(payload),
    priority,
    image: toFigure(payload.image, findPicture),
    actions: payload.actions.map((action) => ({
      kind: action.kind,
      label: action.label,
      url: action.url,
      guide: action.guide?.documentId ?? null,
    })),
    sponsor: payload.sponsor?.documentId ?? null,
    topics: payload.topics.map((topic) => topic.documentId),
    pages: payload.pages ?? [],
  };
}

export interface SettingsEntry extends Omit<Chrome, 'siteUrl' | 'banners' | 'policies'> {
  /** Used where a page has no description of its own. */
  defaultDescription: string | null;
  policies: string[];
  defaultGuide: string | null;
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
    defaultDescription: defaultSeo?.metaDescription ?? null,
    defaultSocialImage: defaultSeo?.socialImage ? findPicture(defaultSeo.socialImage) : null,
  };
}

function actionHref(site: Site, { kind, url, guide }: BannerEntry['actions'][number]): string | null {
  switch (kind) {
    case 'call':
      return url || site.settings.phone?.href || null;
    case 'guide':
      return (guide && site.guides.get(guide)?.offer.path) || '/guides/';
    case 'chat':
      return '/contact/';
    case 'link':
      return url;
  }
}

/** A banner without its sponsor, or with no action left that leads anywhere, is not shown. */
function toPageBanner(site: Site, entry: BannerEntry): Banner | null {
  const sponsor = entry.sponsor && site.sponsors.get(entry.sponsor);
  const actions = entry.actions.flatMap((action) => {
    const href = actionHref(site, action);
    return href ? [{ kind: action.kind, label: action.label, href }] : [];
  });
  if (!sponsor || actions.length === 0) return null;
  const { documentId, placement, label, message, detail, image } = entry;
  return { documentId, placement, label, message, detail, image, actions, sponsor };
}

const placeKeys = new WeakMap<Placed, string>();
const chromes = new WeakMap<Site, Map<string, Chrome>>();
/** The last of each set of banners: as long as nothing in it changes, pages go on to share it. */
const newest = new Map<string, Chrome>();

/** What decides which banners run on a page: its kind, the documentIds of its topics, and the blocks of its body. */
export interface Placed {
  kind: PageKind;
  topics: string[];
  blocks?: readonly Block[];
}

/**
 * Pages on which the same banners run share one object.
 */
export function chromeOf(site: Site, page: Placed): Chrome {
  const known = chromes.get(site) ?? new Map<string, Chrome>();
  chromes.set(site, known);
  const place = placeKeys.get(page) ?? `${page.kind} ${page.topics} ${placesOf(page)}`;
  placeKeys.set(page, place);
  const chrome = known.get(place) ?? makeChrome(site, bannersOn(site, page));
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
  for (const placement of placesOf(page)) {
    const entry = selectBanner(site.banners, page, placement, site.now);
    const banner = entry && toPageBanner(site, entry);
    if (banner) banners[placement] = banner;
  }
  return banners;
}

function makeChrome(site: Site, banners: Chrome['banners']): Chrome {
  const { defaultGuide: _, defaultDescription: __, policies, ...settings } = site.settings;
  const key = Object.values(banners)
    .map(({ documentId }) => documentId)
    .join();
  const chrome = reuse(newest.get(key), {
    ...settings,
    siteUrl: site.siteUrl,
    policies: policies.flatMap((documentId) => {
      const page = site.pages.get(documentId);
      return page ? [{ label: page.title, url: page.path }] : [];
    }),
    banners,
  });
  newest.set(key, chrome);
  return chrome;
}
