import { z } from 'zod';
import { documentFields } from './parts.ts';

/** Why a page was withdrawn. */
export const withdrawalReasons = ['error', 'retracted-evidence', 'duplicate', 'legal'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** `GET /api/withdrawn-pages`: what readers find where an unpublished page was. */
export const withdrawnPagePayload = z.object({
  ...documentFields,
  address: z.string().startsWith('/'),
  title: z.string(),
  outcome: z.enum(['notice', 'gone']),
  reason: z.enum(withdrawalReasons),
  note: z.string().nullable(),
  withdrawnOn: z.iso.date(),
  related: z.string().nullable(),
});

export const withdrawnPagePopulate = {} as const;

export type WithdrawnPagePayload = z.infer<typeof withdrawnPagePayload>;
