import { z } from 'zod';
import { pageKinds, placements } from '../placements.ts';
import {
  action,
  actionPopulate,
  documentFields,
  figure,
  figurePopulate,
  part,
  reference,
  referencePopulate,
} from './parts.ts';

/** `GET /api/cta-banners`: one published banner, with the variants of its experiment. */
export const ctaBannerPayload = z.object({
  ...documentFields,
  name: z.string(),
  placement: z.enum(placements),
  message: z.string(),
  detail: z.string().nullable(),
  image: figure.nullable(),
  actions: z.array(action).min(1).max(3),
  label: z.string().min(1),
  sponsor: reference.nullable(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  priority: z.number().int(),
  topics: z.array(reference),
  pages: z.array(z.enum(pageKinds)).nullable(),
  variants: z.array(
    part({
      key: z.string(),
      weight: z.number().int(),
      message: z.string().nullable(),
      detail: z.string().nullable(),
      actions: z.array(action),
    }),
  ),
  /** As `#rrggbb`. Null: the site's own. */
  colors: part({
    background: z.string().nullable(),
    text: z.string().nullable(),
    button: z.string().nullable(),
    buttonText: z.string().nullable(),
  }).nullable(),
  approvedBy: z.string().nullable(),
  approvedOn: z.iso.date().nullable(),
  approvalEndsOn: z.iso.date().nullable(),
});

export const ctaBannerPopulate = {
  image: figurePopulate,
  actions: actionPopulate,
  sponsor: referencePopulate,
  topics: referencePopulate,
  colors: true,
  variants: { populate: { actions: actionPopulate } },
} as const;

export type CtaBannerPayload = z.infer<typeof ctaBannerPayload>;
