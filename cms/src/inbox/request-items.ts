import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { namesOfBanners } from '../banners/names';
import { toPhone } from '../platform/contact/phone-link';
import { type PersonalFields, readFields } from '../requests/personal-fields';
import type { RequestType } from '../requests/request-type';
import { verdict } from '../requests/verdict';
import type { RequestItem } from './item-contract';

export const time = z.coerce.date().transform((date) => date.toISOString());

/** What lists read of every request, whatever its type; personal fields are encrypted. */
export const listedRow = z.object({
  id: z.number(),
  documentId: z.string(),
  idempotencyKey: z.string(),
  createdAt: time,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  page: z.string().nullable(),
  ctaBanner: z.string().nullable(),
  ctaVariant: z.string().nullable(),
  verdict,
  handledAt: time.nullable(),
  handledBy: z.string().nullable(),
});
type ListedRow = z.infer<typeof listedRow> & Partial<PersonalFields>;

/** The banner that led to a request, with the variant's key; null when none did. */
function bannerLabel(names: ReadonlyMap<string, string>, { ctaBanner, ctaVariant }: ListedRow): string | null {
  return ctaBanner && [names.get(ctaBanner) ?? ctaBanner, ctaVariant].filter(Boolean).join(' · ');
}

/**
 * Requests of one type as the newsroom reads them.
 * @returns each with its row, for what only its type has, and with its email and best time, if they were among what was read.
 */
export async function toRequestItems<Row extends ListedRow>(
  strapi: Core.Strapi,
  requestType: RequestType,
  rows: readonly Row[],
): Promise<{ row: Row; item: RequestItem; email: string | null; bestTime: string | null }[]> {
  const banners = await namesOfBanners(
    strapi,
    rows.flatMap(({ ctaBanner }) => ctaBanner ?? []),
  );
  return rows.map((row) => {
    const { documentId, idempotencyKey, createdAt, page, verdict, handledAt, handledBy } = row;
    const { email, name, phone, bestTime } = row;
    const fields = readFields(
      strapi,
      { requestType, idempotencyKey },
      { email: email ?? null, name, phone, bestTime: bestTime ?? null },
    );
    return {
      row,
      email: fields?.email ?? null,
      bestTime: fields?.bestTime ?? null,
      item: {
        documentId,
        at: createdAt,
        phone: fields?.phone ? toPhone(fields.phone) : null,
        name: fields?.name ?? null,
        isUnreadable: !fields,
        page,
        banner: bannerLabel(banners, row),
        verdict,
        handledAt,
        handledBy,
      },
    };
  });
}

/** Requests on a page of a list in the admin. */
export const PAGE_SIZE = 25;

/** A page of what was found, of which one more than a page was asked for. `last`: where the next page goes on; null: nowhere. */
export function toPage<Row>(found: readonly Row[]): { rows: Row[]; last: Row | null } {
  const rows = found.slice(0, PAGE_SIZE);
  return { rows, last: found.length > PAGE_SIZE ? (rows.at(-1) ?? null) : null };
}
