import { z } from 'zod';

/** The permission to read what readers got, byte for byte, also of pages that were changed or taken down since. */
export const READ_PAST = 'api::past.read';

/**
 * `POST /site-record/past`, of which `day` is as `2026-11-23`, and `time`, by the newsroom's clocks, as `14:30`. Left out: the
 * last moment of that day, or now.
 */
export const askedPast = z.object({ page: z.string().max(2000), day: z.string(), time: z.string().optional() });

/** Where the press shows what readers got at that moment, for some minutes. */
export const openedPast = z.object({ url: z.url() });
export type OpenedPast = z.infer<typeof openedPast>;
