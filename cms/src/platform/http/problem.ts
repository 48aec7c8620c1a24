/** What a field must be instead, in a sentence for whoever filled it in. */
export interface FieldError {
  field: string;
  message: string;
}

interface Details {
  errors?: FieldError[];
  retryAfterSeconds?: number;
}

/** A request is answered with a problem document. `code` is stable; the message is a sentence for people. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly details: Details;

  constructor(status: number, code: string, message: string, { cause, ...details }: Details & ErrorOptions = {}) {
    super(message, { cause });
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** What of Koa's context an answer is written to. */
export interface Answering {
  status: number;
  body: unknown;
  type: string;
  set(header: string, value: string): void;
}

/** The headers of an answer that says what is wrong, in whatever form. */
export function setProblemHeaders(ctx: Pick<Answering, 'set'>, { details: { retryAfterSeconds } }: ProblemError): void {
  ctx.set('Cache-Control', 'no-store');
  if (retryAfterSeconds !== undefined) ctx.set('Retry-After', String(retryAfterSeconds));
}

/** Answers with a problem document: https://www.rfc-editor.org/rfc/rfc9457 */
export function answerProblem(ctx: Answering, problem: ProblemError): void {
  const { status, code, message: detail, details } = problem;
  const { errors } = details;
  setProblemHeaders(ctx, problem);
  ctx.status = status;
  ctx.body = JSON.stringify({ status, code, title: code.replaceAll('-', ' '), detail, ...(errors && { errors }) });
  ctx.type = 'application/problem+json; charset=utf-8';
}
