import { z } from 'zod';

/** `GET /newsroom/time-zone`: the newsroom's time zone, as Intl names it, for everyone who is logged in to the admin. */
export const newsroomTimeZone = z.object({ timeZone: z.string().min(1) });
export type NewsroomTimeZone = z.infer<typeof newsroomTimeZone>;
