import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** How a form and its list are arranged, as schemas say it: `attribute:share`, of the 12 columns of a row. */
const writtenLayout = z.object({ rows: z.array(z.array(z.string())), columns: z.array(z.string()).optional() });
export type WrittenLayout = z.infer<typeof writtenLayout>;

/** By type or component: what the last start found in the schemas. */
const writtenLayouts = z.record(z.string(), writtenLayout);
export type WrittenLayouts = z.infer<typeof writtenLayouts>;

/** A field in a row of Strapi's configuration of a form. */
const cell = z.object({ name: z.string(), size: z.number() });
type Cell = z.infer<typeof cell>;

/** Strapi's configuration of a form and its list. */
export interface Layouts {
  list: string[];
  edit: unknown;
}

const KEY = 'layouts';
const store = (strapi: Core.Strapi) => strapi.store({ type: 'core', name: 'patient_press' });

/** What the last start arranged; null when no start has recorded one. */
export const readWrittenLayouts = async (strapi: Core.Strapi): Promise<WrittenLayouts | null> =>
  writtenLayouts
    .nullable()
    .catch(null)
    .parse(await store(strapi).get({ key: KEY }));

export const storeWrittenLayouts = (strapi: Core.Strapi, value: WrittenLayouts): Promise<void> =>
  store(strapi).set({ key: KEY, value });

const toRow = (row: readonly string[]): Cell[] =>
  row.map((written) => {
    const [name = '', size] = written.split(':');
    return { name, size: size ? Number(size) : 12 / row.length };
  });

/** The rows of a form as Strapi stores them. */
export const toEditLayout = (rows: readonly (readonly string[])[]): Cell[][] => rows.map(toRow);

const isSameForm = (edit: unknown, written: WrittenLayout): boolean => {
  const known = new Set(toEditLayout(written.rows).flatMap((row) => row.map(({ name }) => name)));
  // Strapi has put fields that are new at the end of the form, before anything of ours runs.
  const rows = z
    .array(z.array(cell))
    .catch([])
    .parse(edit)
    .map((row) => row.filter(({ name }) => known.has(name)))
    .filter((row) => row.length > 0);
  return isDeepStrictEqual(rows, toEditLayout(written.rows));
};

/**
 * The new arrangement of a form and of its list, each if the one before was ours. What an administrator arranged stays.
 * @param written what an earlier start arranged. @returns null when nothing changes.
 */
export function renewLayouts(current: Layouts, wanted: WrittenLayout, written: WrittenLayout): Layouts | null {
  const edit = toEditLayout(wanted.rows);
  const isFormNew = isSameForm(current.edit, written) && !isDeepStrictEqual(current.edit, edit);
  const { columns } = wanted;
  const isListNew =
    columns && isDeepStrictEqual(current.list, written.columns) && !isDeepStrictEqual(current.list, columns);
  if (!isFormNew && !isListNew) return null;
  return { ...current, ...(isFormNew && { edit }), ...(isListNew && { list: columns }) };
}
