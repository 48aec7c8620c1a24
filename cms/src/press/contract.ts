import { documentStatus, pressStatus } from '@patient-press/shared/press-status';
import { z } from 'zod';

/** What the admin shows of the press, built on the press's own words in `shared/press-status`. */

/** The press could not be asked: why, and what to do. */
const silence = z.object({ press: z.literal('silent'), failure: z.string() });
export type Silence = z.infer<typeof silence>;

/** As the press reports it, except that `field` has the label of the editor's form. */
const pressProblem = pressStatus.shape.problems.element;
const problem = pressProblem.extend({
  /** What people call the type, such as “Article”. */
  typeName: z.string(),
  /** Where in the admin the document is edited. */
  editPath: z.string(),
});

/** `GET /press/status`: how the site does. Names only documents that the asking administrator may read. */
export const siteStatus = z.discriminatedUnion('press', [
  silence,
  pressStatus.omit({ problems: true, publications: true }).extend({
    press: z.literal('answers'),
    problems: z.array(problem),
    /** Problems of documents that the asking administrator may not read. */
    otherProblems: z.number().int(),
    lastPublication: pressStatus.shape.publications.element.nullable(),
    /**
     * The press's own page of its status, to be opened within the hour. It names every document, so that it is null for
     * administrators who may not read all of them.
     */
    statusUrl: z.url().nullable(),
  }),
]);
export type SiteStatus = z.infer<typeof siteStatus>;

/** `GET /press/documents/<contentType>/<documentId>`: how far one document is on its way to readers. */
export const documentPlace = z.discriminatedUnion('press', [
  silence,
  documentStatus.extend({
    press: z.literal('answers'),
    problems: z.array(pressProblem),
    /** When the version that readers should see was saved; null when the document is not published. */
    published: z.iso.datetime().nullable(),
  }),
]);
export type DocumentPlace = z.infer<typeof documentPlace>;

/** `GET /press/live/<contentType>/<documentId or create>`: where the press shows the document while it is written, for an hour. */
export const livePreview = z.object({ url: z.url() });
export type LivePreview = z.infer<typeof livePreview>;
