import { createHash } from 'node:crypto';
import { closedWith } from '@patient-press/shared/banners';
import type { Placement } from '@patient-press/shared/placements';
import { bannerWords } from '@patient-press/shared/words/banners';
import type { ActionEntry, BannerColors, VariantEntry } from '../entries/banner.ts';
import type { GuideHead } from '../entries/head.ts';
import type { Figure } from '../entries/pictures.ts';
import type { SettingsEntry } from '../entries/settings.ts';
import type { SponsorEntry } from '../entries/sponsor.ts';
import type { TimedBanner } from '../site/timed-banners.ts';
import { chatOrigin } from './chat.ts';
import { getPathOf } from './guide-offers.ts';

/** What a reader can do. `href` is ready to use: tel:, a path of this site or an https address. */
export interface Action extends Pick<ActionEntry, 'kind' | 'label'> {
  href: string;
}

/** One alternative in a banner's experiment, as readers see it. */
export interface Variant extends Omit<VariantEntry, 'actions'> {
  actions: Action[];
}

/** A banner as a page shows it. */
export interface Banner {
  documentId: string;
  /**
   * Another one when, and only when, readers are shown something else. What is closed together begins alike: see
   * `closedWith`.
   */
  revision: string;
  placement: Placement;
  /** ISO in UTC; null: not yet known. */
  endsAt: string | null;
  label: string;
  /** The first is shown without script. */
  variants: [Variant, ...Variant[]];
  image: Figure | null;
  colors: BannerColors | null;
  sponsor: SponsorEntry;
  /** The site's number, in the top bar only, where no action names it. */
  phone: SettingsEntry['phone'];
}

/** What a banner's actions and its sponsor are looked up in. */
export interface BannerSurroundings {
  settings: Pick<SettingsEntry, 'phone' | 'chat'>;
  guides: { get(documentId: string): GuideHead | undefined };
  sponsors: { get(documentId: string): SponsorEntry | undefined };
}

const getPath = (guide: GuideHead | null | undefined | '') => (guide ? getPathOf(guide.offer) : null);

function hrefOf({ kind, url, guide }: ActionEntry, { settings, guides }: BannerSurroundings): string | null {
  switch (kind) {
    case 'call':
      return url || settings.phone?.href || null;
    case 'guide':
      return getPath(guide && guides.get(guide)) ?? '/guides/';
    case 'chat':
      return '/contact/';
    case 'link':
      return url;
  }
}

/** Where the site has no chat, its button says what it opens instead. */
const labelOf = ({ kind, label }: ActionEntry, { settings }: BannerSurroundings) =>
  kind === 'chat' && chatOrigin(settings) === null ? bannerWords.withoutChat : label;

function toVariant(entry: VariantEntry, surroundings: BannerSurroundings): Variant[] {
  const actions = entry.actions.flatMap((action) => {
    const href = hrefOf(action, surroundings);
    return href ? [{ kind: action.kind, label: labelOf(action, surroundings), href }] : [];
  });
  return actions.length > 0 ? [{ ...entry, actions }] : [];
}

const digestOf = (text: string) => createHash('sha1').update(text).digest('base64url');

/** @param group names what a reader closes together. */
const revisionOf = (group: string, shown: object) =>
  closedWith(digestOf(group)) + digestOf(JSON.stringify(shown)).slice(0, 11);

/** At the edges of the screen, where a second one of a sponsor would take the place of the one that was closed. */
const isAtEdge = (placement: Placement) => placement === 'top-bar' || placement === 'sticky-mobile';

/** A banner as pages show it; null without its sponsor, or with no action left that leads anywhere. */
export function toPageBanner(entry: TimedBanner, surroundings: BannerSurroundings): Banner | null {
  const sponsor = entry.sponsor && surroundings.sponsors.get(entry.sponsor);
  const [first, ...others] = entry.variants.flatMap((variant) => toVariant(variant, surroundings));
  if (!entry.sponsor || !sponsor || !first) return null;
  const { documentId, placement, endsAt, label, image, colors } = entry;
  const phone = placement === 'top-bar' ? surroundings.settings.phone : null;
  const variants: Banner['variants'] = [first, ...others];
  const shown = { documentId, placement, label, variants, image, colors, sponsor, phone };
  return { revision: revisionOf(isAtEdge(placement) ? entry.sponsor : documentId, shown), endsAt, ...shown };
}
