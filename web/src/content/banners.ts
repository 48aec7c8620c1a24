import { createHash } from 'node:crypto';
import { type BannerTerms, endOfRun } from '@patient-press/shared/banners';
import type { CtaBannerPayload } from '@patient-press/shared/payloads/cta-banner';
import type { Placement } from '@patient-press/shared/placements';
import type { SettingsEntry } from './chrome.ts';
import { getPathOf } from './guide-form.ts';
import type { GuideEntry } from './guides.ts';
import { memory } from './memory.ts';
import { type Figure, type FindPicture, toFigure } from './pictures.ts';
import type { SponsorEntry } from './sponsors.ts';

/** What a reader can do. `href` is ready to use: tel:, a path of this site or an https address. */
export interface Action {
  kind: 'call' | 'chat' | 'guide' | 'link';
  label: string;
  href: string;
}

/** One arm of a banner's experiment, as readers see it. A banner without variants has one, whose key is empty. */
export interface Arm {
  variant: string;
  /** How often it is drawn, against the weights of the others. */
  weight: number;
  message: string;
  detail: string | null;
  actions: Action[];
}

export type BannerColors = Record<'background' | 'text' | 'button' | 'buttonText', string | null>;

/** A banner as a page shows it. */
export interface Banner {
  documentId: string;
  /** Another one when, and only when, readers are shown something else. */
  revision: string;
  placement: Placement;
  /** ISO in UTC; null: not yet known. */
  endsAt: string | null;
  label: string;
  /** The first is shown where no script runs. */
  arms: [Arm, ...Arm[]];
  image: Figure | null;
  colors: BannerColors | null;
  sponsor: SponsorEntry;
  /** The site's number, in the top bar only, where no action names it. */
  phone: SettingsEntry['phone'];
}

interface ActionEntry extends Omit<Action, 'href'> {
  url: string | null;
  /** Its documentId. */
  guide: string | null;
}

interface ArmEntry extends Omit<Arm, 'actions'> {
  actions: ActionEntry[];
}

/** A banner with its terms, before it is known on which page it stands. The sponsor is a documentId. */
export interface BannerEntry extends BannerTerms {
  label: string;
  arms: ArmEntry[];
  image: Figure | null;
  colors: BannerColors | null;
  sponsor: string | null;
}

const toActions = (actions: CtaBannerPayload['actions']): ActionEntry[] =>
  actions.map(({ kind, label, url, guide }) => ({ kind, label, url, guide: guide?.documentId ?? null }));

/** A variant replaces what it gives; one that is drawn comes before one that is not. */
function toArms({ message, detail, actions, variants }: CtaBannerPayload): ArmEntry[] {
  const arms = variants.map((variant) => ({
    variant: variant.key,
    weight: variant.weight,
    message: variant.message || message,
    detail: variant.detail || detail,
    actions: toActions(variant.actions.length > 0 ? variant.actions : actions),
  }));
  const drawn = arms.filter(({ weight }) => weight > 0);
  return drawn.length > 0 ? drawn : [{ variant: '', weight: 1, message, detail, actions: toActions(actions) }];
}

export function toBanner(payload: CtaBannerPayload, findPicture: FindPicture): BannerEntry {
  const { documentId, placement, label, startsAt, priority, colors } = payload;
  return {
    documentId,
    placement,
    startsAt,
    endsAt: endOfRun(payload),
    priority,
    topics: payload.topics.map((topic) => topic.documentId),
    pages: payload.pages ?? [],
    label,
    arms: toArms(payload),
    image: toFigure(payload.image, findPicture),
    colors: colors && {
      background: colors.background,
      text: colors.text,
      button: colors.button,
      buttonText: colors.buttonText,
    },
    sponsor: payload.sponsor?.documentId ?? null,
  };
}

/** What a banner's actions and its sponsor are looked up in. */
export interface BannerSurroundings {
  settings: Pick<SettingsEntry, 'phone'>;
  guides: ReadonlyMap<string, GuideEntry>;
  sponsors: ReadonlyMap<string, SponsorEntry>;
}

const getPath = (guide: GuideEntry | null | undefined | '') => (guide ? getPathOf(guide.offer) : null);

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

function toArm(entry: ArmEntry, surroundings: BannerSurroundings): Arm[] {
  const actions = entry.actions.flatMap((action) => {
    const href = hrefOf(action, surroundings);
    return href ? [{ kind: action.kind, label: action.label, href }] : [];
  });
  return actions.length > 0 ? [{ ...entry, actions }] : [];
}

const revisionOf = (shown: object) => createHash('sha1').update(JSON.stringify(shown)).digest('base64url').slice(0, 11);

function makeBanner(entry: BannerEntry, surroundings: BannerSurroundings): Banner | null {
  const sponsor = entry.sponsor && surroundings.sponsors.get(entry.sponsor);
  const [first, ...others] = entry.arms.flatMap((arm) => toArm(arm, surroundings));
  if (!sponsor || !first) return null;
  const { documentId, placement, endsAt, label, image, colors } = entry;
  const phone = placement === 'top-bar' ? surroundings.settings.phone : null;
  const arms: Banner['arms'] = [first, ...others];
  const shown = { documentId, placement, label, arms, image, colors, sponsor, phone };
  return { revision: revisionOf(shown), endsAt, ...shown };
}

const remembered = memory<{ banner: Banner | null }>();

/** A banner as pages show it; null without its sponsor, or with no action left that leads anywhere. */
export function toPageBanner(entry: BannerEntry, surroundings: BannerSurroundings): Banner | null {
  const { settings, guides, sponsors } = surroundings;
  return remembered(entry, [settings.phone, guides, sponsors], () => ({ banner: makeBanner(entry, surroundings) }))
    .banner;
}
