import type { Core, Struct, UID } from '@strapi/strapi';
import { z } from 'zod';

/** Every attribute of the newsroom's schemas says what the editor's form calls it. */
const labelled = z.object({ pluginOptions: z.object({ editor: z.object({ label: z.string() }) }) });

/** What the form calls an attribute of a type or a component. */
export const attributeLabel = (name: string, attribute: object | undefined): string =>
  labelled.safeParse(attribute).data?.pluginOptions.editor.label ?? name;

/**
 * A field's path in the words of the editor's form: `sources.0.note` → “Sources, 1, Note”.
 * @param path of attributes and indexes, with dots between. What no schema knows stays as it is.
 */
export function fieldLabel(strapi: Core.Strapi, uid: string, path: string): string {
  let schema: Struct.Schema | undefined = strapi.contentTypes[uid as UID.ContentType];
  const words: string[] = [];
  for (const part of path.split('.').filter(Boolean)) {
    if (/^\d+$/.test(part)) {
      words.push(String(Number(part) + 1));
      continue;
    }
    const attribute: Struct.SchemaAttributes[string] | undefined = schema?.attributes[part];
    words.push(attributeLabel(part, attribute));
    // Only the document knows what is in a dynamic zone.
    schema = attribute?.type === 'component' ? strapi.components[attribute.component] : undefined;
  }
  return words.join(', ');
}
