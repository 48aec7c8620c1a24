import { placements } from '@patient-press/shared/placements';
import { z } from 'zod';

const time = z.iso.datetime().nullable();

/**
 * `GET /banners/<documentId>/versions`: every version of a banner that was published, the first one first. Of its content,
 * what the admin's list shows; the answer has all of it.
 */
export const versionList = z.object({
  versions: z.array(
    z.object({
      revision: z.number().int(),
      content: z.object({ message: z.string(), placement: z.enum(placements), approvedBy: z.string().nullable() }),
      publishedAt: z.iso.datetime(),
      /** Null: it still is the published one. */
      replacedAt: time,
      /** Null: it was not noted. */
      publishedBy: z.string().nullable(),
      /** Null: readers were never shown it, or are not yet. */
      shownFrom: time,
      /** Null: readers still are shown it, or never were. */
      shownUntil: time,
    }),
  ),
});
export type VersionList = z.infer<typeof versionList>;
