import { sourceKinds } from '@patient-press/shared/payloads/source';
import { z } from 'zod';

/** What the writing field asks the cms, all as `POST` with JSON, and only of what the administrator may read. */

const documentId = z.string().min(1).max(40);
const words = z.string().max(400);

/** The types that a text can link to: those with a page of their own. */
export const linkableTypes = [
  'api::article.article',
  'api::guide.guide',
  'api::page.page',
  'api::topic.topic',
  'api::person.person',
] as const;
export type LinkableType = (typeof linkableTypes)[number];

/** A source as the picker, a chip and the list of sources show it. */
const citedSource = z.object({
  documentId,
  citeKey: z.string(),
  title: z.string(),
  /** Such as `Nakano I, Hasegawa T, et al.`; empty: none is known. */
  authors: z.string(),
  /** The journal, publisher or site; empty: none is known. */
  container: z.string(),
  /** Four digits; empty: not known. */
  year: z.string(),
  doi: z.string().nullable(),
  pmid: z.string().nullable(),
  retraction: z.enum(['none', 'corrected', 'concern', 'retracted']),
});
export type CitedSource = z.infer<typeof citedSource>;

/**
 * `POST /writing/sources/search`: title, author, journal, year, DOI, PMID and cite key. Each word has to be found somewhere
 * in the source; a DOI may be a doi.org address. Without words, those that were changed last.
 */
export const sourceSearch = z.strictObject({ words });
export const sourceList = z.object({
  /** The best first: an exact cite key, DOI or PMID, then those that were changed last. */
  sources: z.array(citedSource),
  /** Whether more were found than these. */
  hasMore: z.boolean(),
});
export type SourceList = z.infer<typeof sourceList>;

const optionalText = z.string().max(2000).optional();
/**
 * `POST /writing/sources`: a source that is made while writing. The rules for sources hold; what they object to is
 * answered with 400, as Strapi's own content manager does: `error.details.errors` with `path` and `message`.
 */
export const newSource = z.strictObject({
  title: z.string().min(1).max(600),
  kind: z.enum(sourceKinds),
  authorNames: z
    .array(z.strictObject({ family: optionalText, given: optionalText, organisation: optionalText }))
    .max(500)
    .optional(),
  containerTitle: optionalText,
  /** A year, a month or a day. */
  publishedOn: optionalText,
  volume: optionalText,
  issue: optionalText,
  pages: optionalText,
  doi: optionalText,
  pmid: optionalText,
  url: optionalText,
  /** Left out: made from the first author and the year. */
  citeKey: optionalText,
});
export const createdSource = z.object({ source: citedSource });

/** A document that a text links to, or may link to. */
const linkTarget = z.object({
  contentType: z.enum(linkableTypes),
  documentId,
  title: z.string(),
  /** Of its published page, or the one that its draft would have; null: it has no slug yet. */
  path: z.string().nullable(),
  /** Readers find it at the path. Otherwise a link to it works once it is published. */
  isPublished: z.boolean(),
});
export type LinkTarget = z.infer<typeof linkTarget>;

/** `POST /writing/documents/search`: by title, headline or name, and by path. Without words, those that were changed last. */
export const documentSearch = z.strictObject({
  words,
  types: z.array(z.enum(linkableTypes)).max(linkableTypes.length).optional(),
});
export const documentList = z.object({ documents: z.array(linkTarget), hasMore: z.boolean() });
export type DocumentList = z.infer<typeof documentList>;

const MOST = 500;

/** A link as a text has it; `documentId` and `contentType` are null when it goes to `url`. */
const link = z.strictObject({
  url: z.string().max(2000),
  documentId: documentId.nullable(),
  contentType: z.string().max(100).nullable(),
});
const checkedLink = link.extend({
  /** `missing`: readers would find nothing; `live`: they find it, or it is another site's. */
  state: z.enum(['live', 'draft', 'missing']),
  /** Of a draft that the administrator may read; otherwise empty. */
  title: z.string(),
});
export type CheckedLink = z.infer<typeof checkedLink>;

/** `POST /writing/draft-links`: what a published document links to, or shows, that isn't published itself. */
export const draftLinksRequest = z.strictObject({ contentType: z.string().max(100), documentId });
const draftLink = z.object({
  /** The words that are linked, or the field that shows it. */
  text: z.string(),
  contentType: z.enum(linkableTypes),
  documentId,
  /** Empty: the administrator may not read it. */
  title: z.string(),
});
export const draftLinks = z.object({ links: z.array(draftLink) });
export type DraftLink = z.infer<typeof draftLink>;

/** `POST /writing/resolve`: what marks, links and the list of sources in a form refer to. */
export const resolveRequest = z.strictObject({
  citeKeys: z.array(z.string().max(200)).max(MOST),
  /** documentIds of sources. */
  sources: z.array(documentId).max(MOST),
  documents: z.array(z.object({ contentType: z.enum(linkableTypes), documentId })).max(MOST),
  links: z.array(link).max(MOST).default([]),
  /** Rows of the list of sources, by the ids that they were saved with. */
  entries: z.array(z.number().int()).max(MOST).default([]),
});
/** What isn't there, or may not be read, is left out. Each once, in no order; links in the order in which they were asked. */
export const resolved = z.object({
  sources: z.array(citedSource),
  documents: z.array(linkTarget),
  links: z.array(checkedLink),
  /** The source of each row. */
  entries: z.array(z.object({ id: z.number().int(), source: citedSource })),
});
export type Resolved = z.infer<typeof resolved>;
