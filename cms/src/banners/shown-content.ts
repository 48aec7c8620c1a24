import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

const words = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);
const linked = z
  .object({ documentId: z.string() })
  .nullish()
  .transform((target) => target?.documentId ?? null);
const action = z.object({ kind: words, label: words, url: words, guide: linked });

/** What readers see of a banner as its row has it, and nothing of when, where or to whom it is shown. */
const shownContent = z.object({
  placement: words,
  label: words,
  message: words,
  detail: words,
  image: z
    .object({
      alt: words,
      caption: words,
      credit: words,
      image: z
        .object({ id: z.number() })
        .nullish()
        .transform((file) => file?.id ?? null),
    })
    .nullish()
    .transform((image) => image ?? null),
  colors: z
    .object({ background: words, text: words, button: words, buttonText: words })
    .nullish()
    .transform((colors) => (colors && Object.values(colors).some(Boolean) ? colors : null)),
  actions: z.array(action).nullish(),
  variants: z.array(z.object({ message: words, detail: words, actions: z.array(action) })).nullish(),
  sponsor: linked,
});

const approval = z.object({ approvedBy: words, approvedOn: words });

const shownSponsor = z.object({
  legalName: words,
  responsibleAttorney: words,
  officeAddress: words,
  jurisdictions: words,
  disclaimer: words,
  privacyUrl: words,
});

const actions = { populate: { guide: { select: ['documentId'] } } };

/** The populate that reads what readers see of a banner. */
export const populateShown = {
  image: { populate: { image: { select: ['id'] } } },
  colors: true,
  actions,
  variants: { populate: { actions } },
  sponsor: { select: ['documentId'] },
};

/** Whether readers would see the same of two rows of a banner. */
export const showsTheSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(shownContent.parse(one), shownContent.parse(other));

/** Whether two rows of a sponsor print the same below its banners. */
export const printsTheSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(shownSponsor.parse(one), shownSponsor.parse(other));

/** Whether two rows of a banner have the same approval. A longer one is another only with its own day or name. */
export const hasSameApproval = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(approval.parse(one), approval.parse(other));

export const isApproved = (banner: unknown): boolean => Object.values(approval.parse(banner)).some(Boolean);
