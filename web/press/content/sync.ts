import { hasPage, pagePath } from '@patient-press/shared/paths';
import { type ContentTypeName, contentTypes, type Payload } from '@patient-press/shared/payloads/content-types';
import { stripControlsIn } from '@patient-press/shared/plain-text';
import { z } from 'zod';
import { type Entry, toEntry } from '../../src/content/entries/entries.ts';
import { documentProblems } from '../words/document-problems.ts';
import { fetchDocuments } from './cms.ts';
import { findFaults } from './faults.ts';
import { type File, filesIn, lostPictures, type Pictures } from './pictures.ts';

/** Why a document is not shown as it is in the admin: what is wrong with which field. */
export interface Problem {
  contentType: ContentTypeName;
  documentId: string;
  title: string;
  field: string;
  message: string;
  /** The URL of a file that couldn’t be had. */
  missingFile?: string;
}

export const describeProblem = ({ contentType, documentId, title, field, message }: Problem): string =>
  `${contentType} ${documentId} “${title}”: ${field}: ${message}`;

/** A document as the press holds it. */
export interface Held<N extends ContentTypeName = ContentTypeName> {
  /** Strapi's `updatedAt` of the published version. */
  version: string;
  /** ISO in UTC. */
  createdAt: string;
  title: string;
  entry: Entry<N>;
  /** The files of the media library that it shows. */
  files: File[];
}

/** What became of a document at the door. Without `held` it did not parse, and `problems` say why. */
export interface Received<N extends ContentTypeName = ContentTypeName> {
  contentType: N;
  documentId: string;
  version: string;
  held: Held<N> | null;
  problems: Problem[];
  /** Where its page is, if it has one. */
  path: string | null;
}

const named = z.looseObject({
  documentId: z.string(),
  updatedAt: z.string().catch(''),
  createdAt: z.string().catch(''),
});

function parseDocument<N extends ContentTypeName>(name: N, document: unknown): Payload<N> | z.core.$ZodIssue[] {
  const parsed = contentTypes[name].payload.safeParse(document);
  return parsed.success ? (parsed.data as Payload<N>) : parsed.error.issues; // the compiler loses that `payload` belongs to N
}

const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    document,
  );

/** What an editor can do about it. */
const remedy = (value: unknown, message: string) =>
  value === null || value === undefined || value === ''
    ? documentProblems.required
    : documentProblems.notShown({ why: message });

function pathOf(name: ContentTypeName, { slug }: Record<string, unknown>): string | null {
  const { uid } = contentTypes[name];
  return hasPage(uid) && typeof slug === 'string' ? pagePath(uid, slug) : null;
}

/** Parses a document and prepares its pictures. A picture that cannot be prepared is left out, and reported. */
export async function receive<N extends ContentTypeName>(
  name: N,
  sent: unknown,
  pictures: Pictures,
): Promise<Received<N>> {
  const document = stripControlsIn(sent);
  const { documentId, updatedAt: version, createdAt, ...fields } = named.parse(document);
  const { title: titled } = contentTypes[name];
  const title = titled === null ? documentProblems.homePage : String(fields[titled] ?? documentProblems.untitled);
  const problem = (field: string, message: string) => ({ contentType: name, documentId, title, field, message });
  const files = [...filesIn(document).values()];
  const broken = [
    ...(await pictures.prepare(files)).map(({ file, message, isMissing }) => ({
      ...problem('picture', message),
      ...(isMissing && { missingFile: file.url }),
    })),
    ...lostPictures(document).map((lost) => problem('picture', documentProblems.deletedPicture({ name: lost }))),
  ];
  const received = { contentType: name, documentId, version, path: pathOf(name, fields) };
  const parsed = parseDocument(name, document);
  if (!Array.isArray(parsed)) {
    const faults = findFaults(name, parsed).map(({ field, message }) => problem(field, message));
    if (faults.length > 0) return { ...received, held: null, problems: [...faults, ...broken] };
    try {
      const held = { version, createdAt, title, entry: toEntry[name](parsed, pictures.find), files };
      return { ...received, held, problems: broken };
    } catch (error) {
      const failed = problem(
        'document',
        documentProblems.unreadable({ why: error instanceof Error ? error.message : String(error) }),
      );
      return { ...received, held: null, problems: [failed, ...broken] };
    }
  }
  const problems = parsed.map(({ path, message }) =>
    problem(path.join('.') || 'document', remedy(valueAt(document, path), message)),
  );
  return { ...received, held: null, problems: [...problems, ...broken] };
}

/** Receives the published ones among some documents of a type. */
export async function receiveSome(
  name: ContentTypeName,
  documentIds: readonly string[],
  pictures: Pictures,
): Promise<Received[]> {
  const documents = await fetchDocuments(name, documentIds);
  return Promise.all(documents.map((document) => receive(name, document, pictures)));
}
