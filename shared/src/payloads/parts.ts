import { z } from 'zod';

/** Pieces that several payloads hold: media, references and the `shared.*` components, with their populates. */

export const part = <T extends z.ZodRawShape>(shape: T) => z.object({ id: z.number(), ...shape });

/** What every document carries on the wire. */
export const documentFields = {
  id: z.number(),
  documentId: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
};

/** The last part of a page's path. Dots alone would lead out of the folder that the page belongs in. */
export const slug = z.string().regex(/^(?!\.+$)[\w.~-]+$/, 'is not an address: letters, digits and hyphens make one');

/** A relation, asked for by its documentId only: what it points at has a payload of its own. */
export const reference = z.object({ id: z.number(), documentId: z.string() });
export const referencePopulate = { fields: ['documentId'] } as const;

/** A file of the media library. `size` is in kB of 1,000 bytes, as Strapi counts; `width` and `height` in pixels. */
export const media = z.object({
  id: z.number(),
  documentId: z.string(),
  name: z.string(),
  url: z.string(),
  mime: z.string(),
  size: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  updatedAt: z.iso.datetime(),
});
export const mediaPopulate = { fields: ['name', 'url', 'mime', 'size', 'width', 'height', 'updatedAt'] } as const;
export type MediaPayload = z.infer<typeof media>;

export const figure = part({
  image: media,
  alt: z.string().min(1),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
});
export const figurePopulate = { populate: { image: mediaPopulate } } as const;

export const link = part({ label: z.string(), url: z.string() });

export const seo = part({
  metaTitle: z.string().nullable(),
  metaDescription: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
  noIndex: z.boolean().nullable(),
  socialImage: media.nullable(),
});
export const seoPopulate = { populate: { socialImage: mediaPopulate } } as const;

export const action = part({
  kind: z.enum(['call', 'chat', 'guide', 'link']),
  label: z.string(),
  url: z.string().nullable(),
  guide: reference.nullable(),
});
export const actionPopulate = { populate: { guide: referencePopulate } } as const;
