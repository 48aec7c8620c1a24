import type { BannerTerms } from '@patient-press/shared/banners';
import type { CtaBannerPayload } from '@patient-press/shared/payloads/cta-banner';
import { type Figure, type FindPicture, toFigure } from './pictures.ts';

/** What a reader can do. `guide` is its documentId. */
export interface ActionEntry {
  kind: 'call' | 'chat' | 'guide' | 'link';
  label: string;
  url: string | null;
  guide: string | null;
}

/** One alternative in a banner's experiment. A banner without an experiment has one, whose key is empty. */
export interface VariantEntry {
  key: string;
  /** How often it is drawn, against the weights of the others. */
  weight: number;
  message: string;
  detail: string | null;
  actions: ActionEntry[];
}

export type BannerColors = Record<'background' | 'text' | 'button' | 'buttonText', string | null>;

/** A banner with its terms, before it is known on which page it is, and when it stops. The sponsor is a documentId. */
export interface BannerEntry extends Omit<BannerTerms, 'endsAt'> {
  /** The end that the marketer gave it, ISO in UTC. */
  statedEnd: string | null;
  /** The last day of its approval, as `2026-11-23`: when that is over depends on the newsroom's time zone. */
  approvalEndsOn: string | null;
  label: string;
  variants: VariantEntry[];
  image: Figure | null;
  colors: BannerColors | null;
  sponsor: string | null;
}

const toActions = (actions: CtaBannerPayload['actions']): ActionEntry[] =>
  actions.map(({ kind, label, url, guide }) => ({ kind, label, url, guide: guide?.documentId ?? null }));

/** A variant replaces what it gives; one that is drawn comes before one that is not. */
function toVariants({ message, detail, actions, variants }: CtaBannerPayload): VariantEntry[] {
  const entries = variants.map((variant) => ({
    key: variant.key,
    weight: variant.weight,
    message: variant.message || message,
    detail: variant.detail || detail,
    actions: toActions(variant.actions.length > 0 ? variant.actions : actions),
  }));
  const drawn = entries.filter(({ weight }) => weight > 0);
  return drawn.length > 0 ? drawn : [{ key: '', weight: 1, message, detail, actions: toActions(actions) }];
}

export function toBanner(payload: CtaBannerPayload, findPicture: FindPicture): BannerEntry {
  const { documentId, placement, label, startsAt, endsAt, approvalEndsOn, priority, colors } = payload;
  return {
    documentId,
    placement,
    startsAt,
    statedEnd: endsAt,
    approvalEndsOn,
    priority,
    topics: payload.topics.map((topic) => topic.documentId),
    pages: payload.pages ?? [],
    label,
    variants: toVariants(payload),
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
