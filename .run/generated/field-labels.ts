import { readFileSync } from 'node:fs';
import { type ContentTypeName, contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What is at a path of keys in JSON; undefined when there is nothing. */
const valueAt = (json: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), json);

/** The labels of a type's fields in its form. What is private is not for the site. @throws Error for a field without one. */
function labelsOf(name: ContentTypeName): [field: string, label: string][] {
  const [, type = ''] = contentTypes[name].uid.split('.');
  const file = new URL(`../../cms/src/api/${type}/content-types/${type}/schema.json`, import.meta.url);
  const attributes = valueAt(JSON.parse(readFileSync(file, 'utf8')), 'attributes');
  return Object.entries(isObject(attributes) ? attributes : {})
    .filter(([, attribute]) => valueAt(attribute, 'private') !== true)
    .map(([field, attribute]) => {
      const label = valueAt(attribute, 'pluginOptions', 'editor', 'label');
      if (typeof label !== 'string')
        throw new Error(`${file.pathname}: ${field} has no label in pluginOptions.editor.`);
      return [field, label];
    });
}

const literal = (text: string) => (text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`);
const key = (name: string) => (/^[a-z]\w*$/i.test(name) ? name : literal(name));

const declare = (name: ContentTypeName) =>
  `  ${key(name)}: {\n${labelsOf(name)
    .map(([field, label]) => `    ${key(field)}: ${literal(label)},\n`)
    .join('')}  },\n`;

/** What the forms in the admin call the fields of each type, for the previews of the press. */
export const fieldLabels =
  (): string => `import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';

/** What the forms in the admin call fields. Written by \`pnpm generate\` from the schemas in cms/src/api: change labels there. */
export const fieldLabels: Record<ContentTypeName, Record<string, string>> = {
${contentTypeNames.map(declare).join('')}};
`;
