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

/** Answers with a problem document: https://www.rfc-editor.org/rfc/rfc9457 */
export function answerProblem(ctx: Answering, { status, code, message: detail, details }: ProblemError): void {
  const { errors, retryAfterSeconds } = details;
  ctx.status = status;
  ctx.body = JSON.stringify({ status, code, title: code.replaceAll('-', ' '), detail, ...(errors && { errors }) });
  ctx.type = 'application/problem+json; charset=utf-8';
  ctx.set('Cache-Control', 'no-store');
  if (retryAfterSeconds !== undefined) ctx.set('Retry-After', String(retryAfterSeconds));
}
