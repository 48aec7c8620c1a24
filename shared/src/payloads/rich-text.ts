import { z } from 'zod';

/** Strapi's "blocks" JSON, https://docs.strapi.io/cms/features/content-manager — as its editor writes it. */

const text = z.object({
  type: z.literal('text'),
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  code: z.boolean().optional(),
  subscript: z.boolean().optional(),
  superscript: z.boolean().optional(),
});

const link = z.object({
  type: z.literal('link'),
  /** Of a document, its path when the link was made. */
  url: z.string(),
  /** Of a link to a document: it follows when the document is renamed. */
  documentId: z.string().optional(),
  /** Its uid. */
  contentType: z.string().optional(),
  rel: z.string().optional(),
  target: z.string().optional(),
  children: z.array(text),
});

const inline = z.discriminatedUnion('type', [text, link]);

const listItem = z.object({ type: z.literal('list-item'), children: z.array(inline) });

export interface RichTextList {
  type: 'list';
  format: 'ordered' | 'unordered';
  indentLevel?: number | undefined;
  children: (z.infer<typeof listItem> | RichTextList)[];
}

const list = z.object({
  type: z.literal('list'),
  format: z.enum(['ordered', 'unordered']),
  indentLevel: z.number().int().optional(),
  get children(): z.ZodArray<z.ZodType<RichTextList['children'][number]>> {
    return z.array(z.union([listItem, list]));
  },
});

const image = z.object({
  type: z.literal('image'),
  image: z.object({
    /** Null: it is not in the media library anymore. */
    documentId: z.string().nullish(),
    url: z.string(),
    name: z.string(),
    alternativeText: z.string().nullish(),
    caption: z.string().nullish(),
    mime: z.string(),
    size: z.number(),
    width: z.number().nullish(),
    height: z.number().nullish(),
    updatedAt: z.string(),
  }),
  children: z.array(text),
});

const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), children: z.array(inline) }),
  z.object({ type: z.literal('heading'), level: z.number().int().min(1).max(6), children: z.array(inline) }),
  z.object({ type: z.literal('quote'), children: z.array(inline) }),
  z.object({ type: z.literal('code'), language: z.string().nullish(), children: z.array(inline) }),
  list,
  image,
]);

/** A rich text: paragraphs, headings, quotes, code, lists and pictures, in their order. */
export const richText = z.array(block);

export type RichText = z.infer<typeof richText>;
export type RichTextBlock = RichText[number];
export type RichTextInline = z.infer<typeof inline>;
