import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const attribute = z.looseObject({
  type: z.string(),
  enum: z.array(z.string()).optional(),
  visible: z.boolean().optional(),
  maxLength: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  pluginOptions: z.object({ editor: z.object({ label: z.string().min(1), description: z.string().min(1) }) }),
});

const schema = z.object({
  /** The name of its table. */
  collectionName: z.string(),
  /** Components have none. */
  kind: z.enum(['collectionType', 'singleType']).optional(),
  pluginOptions: z.object({
    editor: z.object({
      rows: z.array(z.array(z.string())),
      columns: z.array(z.string()).optional(),
      mainField: z.string().optional(),
      sort: z.string().optional(),
    }),
  }),
  options: z.object({ draftAndPublish: z.boolean().optional() }).optional(),
  attributes: z.record(z.string(), attribute),
});
export type Schema = z.infer<typeof schema>;

const source = join(import.meta.dirname, '../src');

const read = (pattern: string, name: (path: string) => string): [string, Schema][] =>
  globSync(pattern, { cwd: source })
    .sort()
    .map((path) => [name(path), schema.parse(JSON.parse(readFileSync(join(source, path), 'utf8')))]);

/** The schema files of all content types, by uid. */
export const contentTypeSchemas = read('api/*/content-types/*/schema.json', (path) => {
  const name = basename(dirname(path));
  return `api::${name}.${name}`;
});
/** The schema files of all components, by uid. */
export const componentSchemas = read(
  'components/*/*.json',
  (path) => `${basename(dirname(path))}.${basename(path, '.json')}`,
);
