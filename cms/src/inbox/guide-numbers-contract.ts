import { z } from 'zod';

const count = z.number().int().nonnegative();
const counts = {
  /** In the newsroom's time zone. */
  day: z.iso.date(),
  accepted: count,
  /** Of those asked for on the day, however much later. */
  delivered: count,
  opened: count,
  /** Those that look like spam; in none of the others. */
  suspect: count,
};
const named = z.array(z.object({ documentId: z.string(), name: z.string() }));

/** `GET /intake/guide-downloads/numbers`: the last 30 days. Days on which nothing was asked for are left out. */
export const requestNumbers = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  /** `guide` is null for those that were deleted. */
  byGuide: z.array(z.object({ ...counts, guide: z.string().nullable() })),
  /** `banner` is null for requests that no banner led to. */
  byBanner: z.array(z.object({ ...counts, banner: z.string().nullable() })),
  /** What the documentIds are called. */
  guides: named,
  banners: named,
});
export type RequestNumbers = z.infer<typeof requestNumbers>;
