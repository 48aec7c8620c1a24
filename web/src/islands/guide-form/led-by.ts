import type { GuideRequest } from '@patient-press/shared/guide-request';
import { placements } from '@patient-press/shared/placements';
import * as z from 'zod/mini';

/** Where cta/count.ts keeps which banner's offer of a guide was followed last, in this tab: the path, then the banner in JSON. */
const KEY = 'led-by';

const followed = z.object({ banner: z.string(), variant: z.string(), placement: z.enum(placements) });

/** The banner that led to a guide's page; undefined when none did, or nothing may be remembered. */
export function ledBy(page: string): GuideRequest['banner'] {
  try {
    const stored = sessionStorage.getItem(KEY) ?? '';
    const to = stored.slice(0, stored.indexOf('{'));
    const { banner: documentId, variant, placement } = followed.parse(JSON.parse(stored.slice(to.length)));
    // An offer of all guides leads to each of them.
    return page.startsWith(to) ? { documentId, variant, placement } : undefined;
  } catch {
    return undefined;
  }
}

/** One request is led to once. */
export function forgetLedBy(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Then nothing was stored, either.
  }
}
