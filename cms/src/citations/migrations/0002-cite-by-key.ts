import { type BodyUid, bodyFields, hasBody } from '@patient-press/shared/body-texts';
import type { Core, UID } from '@strapi/strapi';
import { componentTableOf, type Database, joinTableOf, tableOf } from '../../platform/join-table';
import type { Migration, MigrationContext } from '../../platform/migrations';
import { once } from '../../platform/once';
import { storedJson } from '../../platform/stored-text';
import { SOURCE } from '../sources-by-key';
import { citeByKey, type Keys, mapRichText, withoutBackslashes } from './numbered-marks';

/** So many rows are read at once. */
const BATCH = 200;

/** Texts outside of rich text, which could not cite: `[@` in them was printed as typed. Those of figures follow. */
const otherTexts: Partial<Record<UID.Component, string[]>> = {
  'body.pull-quote': ['text', 'attribution'],
  'body.key-point': ['text'],
  'body.table': ['caption'],
  'body.question': ['question'],
};

function partTable(strapi: Core.Strapi, uid: UID.Schema, attribute: string): string {
  const table = componentTableOf(strapi, uid, attribute);
  if (!table) throw new Error(`Strapi does not say where it stores the ${attribute} of ${uid}. See its metadata.`);
  return table;
}

async function escapeOtherTexts({ strapi, trx }: MigrationContext): Promise<void> {
  const escapeMarks = (table: string, column: string, condition = 'true', bindings: string[] = []) =>
    trx.raw(`update ?? set ?? = replace(??, '[@', '\\[@') where position('[@' in ??) > 0 and ${condition}`, [
      table,
      column,
      column,
      column,
      ...bindings,
    ]);
  for (const [uid, columns = []] of Object.entries(otherTexts))
    for (const column of columns) await escapeMarks(tableOf(strapi, uid as UID.Component), column);
  const figures = partTable(strapi, 'body.figure', 'figure');
  await escapeMarks(tableOf(strapi, 'shared.figure'), 'caption', 'id in (select cmp_id from ??)', [figures]);
  // In JSON, a backslash is two.
  await trx.raw(
    `update ?? set rows = cast(replace(cast(rows as text), '[@', '\\\\[@') as jsonb) where position('[@' in cast(rows as text)) > 0`,
    [tableOf(strapi, 'body.table')],
  );
}

/** Changes a column of rich texts. @returns the ids of the rows that changed. */
async function changeTexts(
  db: Database,
  [table, column]: [string, string],
  changes: ReadonlyMap<number, (text: string) => string>,
): Promise<number[]> {
  const rows: { id: number; content: unknown }[] = await db(table)
    .whereIn('id', [...changes.keys()])
    .select('id', { content: column });
  const changed: number[] = [];
  for (const row of rows) {
    const [id, content] = [row.id, storedJson(row.content)];
    const after = JSON.stringify(mapRichText(content, changes.get(id) ?? String));
    if (after === JSON.stringify(content)) continue;
    await db(table)
      .where({ id })
      .update({ [column]: after });
    changed.push(id);
  }
  return changed;
}

/** The keys of the sources of some rows of a type, in the order of each list. */
async function keysOf(strapi: Core.Strapi, db: Database, uid: BodyUid, rowIds: number[]): Promise<Map<number, Keys>> {
  const join = joinTableOf(strapi, 'article.citation', 'source');
  if (!join) throw new Error('Strapi does not say where it stores the sources of citations. See its metadata.');
  const rows: { row: number; key: string | null }[] = await db({ part: partTable(strapi, uid, 'sources') })
    .leftJoin({ link: join.table }, `link.${join.from}`, 'part.cmp_id')
    .leftJoin({ source: tableOf(strapi, SOURCE) }, 'source.id', `link.${join.to}`)
    .where({ 'part.component_type': 'article.citation', 'part.field': 'sources' })
    .whereIn('part.entity_id', rowIds)
    .orderBy(['part.entity_id', 'part.order'])
    .select({ row: 'part.entity_id', key: 'source.cite_key' });
  return new Map([...Map.groupBy(rows, ({ row }) => row)].map(([row, of]) => [row, of.map(({ key }) => key)]));
}

interface Part {
  row: number;
  id: number;
}

const partsOf = (db: Database, table: string, where: Record<string, string>, rowIds: number[]): Promise<Part[]> =>
  db(table).where(where).whereIn('entity_id', rowIds).select({ row: 'entity_id', id: 'cmp_id' });

/** Converts the bodies of some rows of a type, drafts and published versions alike. @returns the rows that changed. */
async function convertBodies({ strapi, trx }: MigrationContext, uid: BodyUid, rowIds: number[]): Promise<Set<number>> {
  const keys = await keysOf(strapi, trx, uid, rowIds);
  const [parts, field] = [partTable(strapi, uid, bodyFields[uid]), bodyFields[uid]];
  const texts = await partsOf(trx, parts, { field, component_type: 'body.rich-text' }, rowIds);
  const questions = await partsOf(trx, parts, { field, component_type: 'body.questions' }, rowIds);
  const rowOfQuestions = new Map(questions.map(({ row, id }) => [id, row]));
  const answers = (
    await partsOf(trx, partTable(strapi, 'body.questions', 'items'), { field: 'items' }, [...rowOfQuestions.keys()])
  ).map(({ row, id }) => ({ id, row: rowOfQuestions.get(row) ?? 0 }));
  const convert = async (component: UID.Component, column: string, of: Part[]) => {
    const rows = new Map(of.map(({ id, row }) => [id, row]));
    const changes = new Map(of.map(({ id, row }) => [id, (text: string) => citeByKey(text, keys.get(row) ?? [])]));
    const changed = await changeTexts(trx, [tableOf(strapi, component), column], changes);
    return changed.flatMap((id) => rows.get(id) ?? []);
  };
  return new Set([
    ...(await convert('body.rich-text', 'content', texts)),
    ...(await convert('body.question', 'answer', answers)),
  ]);
}

/** Rich texts of a type itself, which could not cite either. */
async function convertOwnText({ strapi, trx }: MigrationContext, uid: UID.ContentType, column: string): Promise<void> {
  const table = tableOf(strapi, uid);
  const ids: number[] = await trx(table).whereRaw(`cast(?? as text) like '%\\\\\\\\[%'`, [column]).pluck('id');
  const changed = await changeTexts(trx, [table, column], new Map(ids.map((id) => [id, withoutBackslashes])));
  if (changed.length > 0) await noteChanges(trx, table, changed);
}

/** Has the change feed say that published documents changed, of which only components did. */
const noteChanges = (db: Database, table: string, rowIds: number[]) =>
  db(table)
    .whereIn('id', rowIds)
    .update({ document_id: db.ref('document_id') });

/**
 * Makes `[1]` and `[1,3]` in drafts and published versions cite by the keys of that version's own sources, and texts that
 * would be read as such marks print as they did. Doing it again would take `[1]` that is text for a mark: hence `once`.
 */
export const citeByKeys: Migration = {
  name: 'citations/0002-cite-by-key',
  up: (context) =>
    once(context.strapi, 'citation-marks-by-key', async () => {
      const { strapi, trx } = context;
      await escapeOtherTexts(context);
      for (const uid of Object.keys(bodyFields).filter(hasBody)) {
        const ids: number[] = await trx(tableOf(strapi, uid)).orderBy('id').pluck('id');
        for (let start = 0; start < ids.length; start += BATCH) {
          const changed = await convertBodies(context, uid, ids.slice(start, start + BATCH));
          if (changed.size > 0) await noteChanges(trx, tableOf(strapi, uid), [...changed]);
        }
      }
      await convertOwnText(context, 'api::guide.guide', 'offer');
      await convertOwnText(context, 'api::person.person', 'bio');
    }),
};
