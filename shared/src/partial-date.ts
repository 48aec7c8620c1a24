import { z } from 'zod';

/** An ISO 8601 date that may stop at the year or the month: `2018`, `2018-06`, `2018-06-21`. */
export const partialDate = z.union([z.iso.date(), z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)]);

export const isPartialDate = (value: string): boolean => partialDate.safeParse(value).success;
