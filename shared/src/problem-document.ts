/** What a field must be instead, in a sentence for the person who filled it in. */
export interface FieldError {
  field: string;
  message: string;
}

/** The body of an HTTP error: https://www.rfc-editor.org/rfc/rfc9457 */
export interface ProblemDocument {
  status: number;
  /** For programs: it never changes. */
  code: string;
  title: string;
  /** A sentence for people. */
  detail: string;
  errors?: FieldError[];
}

/** The media type of a problem document. */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Writes a problem document, whose title is its code in words. */
export const problemDocument = (
  status: number,
  code: string,
  detail: string,
  errors?: FieldError[],
): ProblemDocument => ({
  status,
  code,
  title: code.replaceAll('-', ' '),
  detail,
  ...(errors && { errors }),
});
