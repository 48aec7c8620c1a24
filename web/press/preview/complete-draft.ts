import { blockTexts } from '@patient-press/shared/body-texts';
import { citedKeys, unreadableMarks } from '@patient-press/shared/citation-marks';
import { type ContentTypeName, contentTypes, type Payload } from '@patient-press/shared/payloads/content-types';
import { z } from 'zod';
import { previewWords } from '../words/preview.ts';
import { fieldLabels } from './field-labels.ts';

/** A draft as far as it goes: what is not there yet is left out, and named. */
export interface CompletedDraft<N extends ContentTypeName> {
  payload: Payload<N>;
  /** Where something is missing, in the words of the form: `Featured image`, `Body 3`. */
  missing: string[];
}

/** A draft can't be shown, whatever is left out of it. */
export class DraftError extends Error {
  override name = 'DraftError';
}

const listed = z.object({ source: z.object({ citeKey: z.string() }).nullable() });
const fields = z.looseObject({ documentId: z.string(), updatedAt: z.string() });
type Fields = Record<string, unknown>;

const empty: Record<string, unknown> = { string: '', array: [], number: 0, boolean: false };

const labelOf = (name: ContentTypeName, field: string) => fieldLabels[name][field] ?? field;

/** What a page can be made without, but nothing is published without. */
const askedFor: Partial<Record<ContentTypeName, readonly string[]>> = { articles: ['authors', 'sources'] };

const lacksAny = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** Leaves out what an issue is about: the block or list entry that it is in, or the field. @returns its name. */
function leaveOut(contentType: ContentTypeName, draft: Fields, issue: z.core.$ZodIssue): string {
  const [field = '', index] = issue.path;
  const name = String(field);
  const label = labelOf(contentType, name);
  const value = draft[name];
  if (Array.isArray(value) && typeof index === 'number') {
    draft[name] = value.with(index, null);
    return `${label} ${index + 1}`;
  }
  if (name === 'slug') draft.slug = `preview-${draft.documentId}`;
  else if (name === contentTypes[contentType].title) draft[name] = previewWords.untitled;
  else draft[name] = issue.path.length === 1 && issue.code === 'invalid_type' ? empty[issue.expected] : null;
  return label;
}

const withoutGaps = (draft: Fields): Fields =>
  Object.fromEntries(
    Object.entries(draft).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((item) => item !== null) : value,
    ]),
  );

/** The marks of a body that cite none of its sources: readers of the preview see them as they were typed. */
function unknownMarks(payload: object): string[] {
  const body: unknown = 'body' in payload ? payload.body : 'chapters' in payload ? payload.chapters : [];
  const sources = 'sources' in payload ? z.array(listed).parse(payload.sources) : [];
  const known = new Set(sources.flatMap(({ source }) => source?.citeKey ?? []));
  const texts = z.array(z.unknown()).parse(body).flatMap(blockTexts);
  const unknown = citedKeys(texts).filter((key) => !known.has(key));
  return [...unknown.map((key) => `[@${key}]`), ...texts.flatMap(unreadableMarks)];
}

/** Each round leaves out what the one before uncovered. */
const ROUNDS = 4;

/**
 * Parses a document that may be unfinished, as editors' drafts are.
 * @throws DraftError
 */
export function completeDraft<N extends ContentTypeName>(name: N, document: unknown): CompletedDraft<N> {
  const given = fields.parse(document);
  const { payload } = contentTypes[name];
  const missing = new Set<string>();
  let draft: Fields = { ...given, publishedAt: given.publishedAt ?? given.updatedAt };
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = payload.safeParse(draft);
    // The compiler loses that `payload` belongs to N.
    if (parsed.success) {
      const empty =
        askedFor[name]?.filter((field) => lacksAny(given[field])).map((field) => labelOf(name, field)) ?? [];
      const complete = parsed.data as Payload<N>;
      return { payload: complete, missing: [...missing, ...empty, ...unknownMarks(complete)] };
    }
    for (const issue of parsed.error.issues) missing.add(leaveOut(name, draft, issue));
    draft = withoutGaps(draft);
  }
  throw new DraftError(previewWords.incomplete({ fields: [...missing] }));
}
