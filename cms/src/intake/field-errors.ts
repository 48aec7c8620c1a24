import type { FieldError } from '@patient-press/shared/problem-document';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import type { z } from 'zod';
import { ProblemError } from '../platform/http/problem';

/** Letters of a field's name that an answer repeats: who sends it chooses it. */
export const MAX_FIELD_NAME = 60;

const OTHER = requestErrors.incomplete;

/** What the reader can change, by field. Everything else is sent by the form itself. */
export type Sentences = Readonly<Record<string, string>>;

/** The sentence about a field, by its first name. */
export const sentenceFor = (sentences: Sentences, field: string): string => sentences[field] ?? OTHER;

/** @throws ProblemError, always, with an error for each field. */
export function refuse(errors: FieldError[]): never {
  const [first] = errors;
  throw new ProblemError(422, 'invalid', first?.message ?? OTHER, { errors });
}

function toErrors({ path, ...issue }: z.core.$ZodIssue, sentences: Sentences): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...path, key].join('.').slice(0, MAX_FIELD_NAME),
      message: requestErrors.unknownField,
    }));
  return [{ field: path.join('.'), message: sentenceFor(sentences, String(path[0])) }];
}

/** What was sent, if it is of its shape. @throws ProblemError with an error for each field that is not. */
export function parseFields<Schema extends z.ZodType>(
  schema: Schema,
  sent: unknown,
  sentences: Sentences,
): z.infer<Schema> {
  const parsed = schema.safeParse(sent);
  return parsed.success ? parsed.data : refuse(parsed.error.issues.flatMap((issue) => toErrors(issue, sentences)));
}
