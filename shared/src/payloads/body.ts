import { z } from 'zod';
import { figure, figurePopulate, part, reference, referencePopulate } from './parts.ts';
import { richText } from './rich-text.ts';

/** The dynamic zone of articles, pages and guide chapters: one entry a `body.*` component. */

const blockOf = <N extends string, T extends z.ZodRawShape>(name: N, shape: T) =>
  part({ __component: z.literal(`body.${name}`), ...shape });

export const body = z.array(
  z.discriminatedUnion('__component', [
    blockOf('rich-text', { content: richText }),
    blockOf('figure', { figure }),
    blockOf('pull-quote', { text: z.string(), attribution: z.string().nullable() }),
    blockOf('key-points', { points: z.array(part({ text: z.string() })) }),
    blockOf('table', {
      caption: z.string(),
      headerRow: z.boolean().nullable(),
      rows: z.array(z.array(z.string())),
    }),
    blockOf('questions', { items: z.array(part({ question: z.string(), answer: richText })) }),
    blockOf('banner', { placement: z.literal('article-inline') }),
    blockOf('guide-offer', { guide: reference.nullable() }),
  ]),
);

export const bodyPopulate = {
  on: {
    'body.rich-text': true,
    'body.figure': { populate: { figure: figurePopulate } },
    'body.pull-quote': true,
    'body.key-points': { populate: { points: true } },
    'body.table': true,
    'body.questions': { populate: { items: true } },
    'body.banner': true,
    'body.guide-offer': { populate: { guide: referencePopulate } },
  },
} as const;

/** The works that a body cites, and those that were also consulted. The press numbers them. */
export const citations = z.array(
  part({ source: reference.extend({ citeKey: z.string() }).nullable(), note: z.string().nullable() }),
);

export const citationsPopulate = { populate: { source: { fields: ['documentId', 'citeKey'] } } } as const;

export type CitationsPayload = z.infer<typeof citations>;
export type BodyPayload = z.infer<typeof body>;
