import { endOfApproval, endOfRun } from '@patient-press/shared/end-of-run';
import { pageKinds, placements } from '@patient-press/shared/placements';
import { z } from 'zod';
import type { BannerVersion } from '../../banners/schedule-contract';

/** A time as the form has it: Strapi's own fields give a `Date` or text. */
const moment = z
  .union([z.date(), z.string().min(1).pipe(z.coerce.date())])
  .transform((date) => date.toISOString())
  .nullable()
  .catch(null);

/** A list of kinds of page, as it was read or as it was typed. */
const pages = z
  .preprocess(
    (given) => {
      if (typeof given !== 'string') return given;
      try {
        return JSON.parse(given);
      } catch {
        return null;
      }
    },
    z.array(z.enum(pageKinds)),
  )
  .catch([]);

const links = z
  .array(z.object({ label: z.string().catch(''), apiData: z.object({ documentId: z.string() }) }))
  .catch([]);

/** What the form of a banner holds, as far as it decides when and where it runs. Half-typed values count as none. */
const form = z.object({
  name: z.string().catch(''),
  placement: z.enum(placements).nullable().catch(null),
  message: z.string().catch(''),
  startsAt: moment,
  endsAt: moment,
  approvalEndsOn: z.iso.date().nullable().catch(null),
  priority: z.coerce.number().int().catch(0),
  pages,
  topics: z.object({ connect: links, disconnect: links }).catch({ connect: [], disconnect: [] }),
});

/**
 * A banner as it would be saved now.
 * @param values the form's. @param saved as the cms has it, which alone knows the topics that were chosen before.
 * @param timeZone the newsroom's.
 */
export function versionInForm(values: object, saved: BannerVersion | null, timeZone: string): BannerVersion {
  const { topics, endsAt, ...inForm } = form.parse(values);
  const gone = new Set([...topics.disconnect, ...topics.connect].map(({ apiData }) => apiData.documentId));
  return {
    ...inForm,
    statedEnd: endsAt,
    endsAt: endOfRun({ endsAt, approvalEndsOn: inForm.approvalEndsOn }, timeZone),
    approvalEndsAt: endOfApproval(inForm.approvalEndsOn, timeZone),
    topics: [
      ...(saved?.topics ?? []).filter(({ documentId }) => !gone.has(documentId)),
      ...topics.connect.map(({ label, apiData }) => ({ documentId: apiData.documentId, name: label })),
    ],
    sponsor: saved?.sponsor ?? null,
  };
}
