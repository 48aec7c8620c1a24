import { type FieldError, PROBLEM_TYPE, problemDocument } from '@patient-press/shared/problem-document';

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

/** Answers with a problem document. */
export function answerProblem(ctx: Answering, problem: ProblemError): void {
  const { status, code, message: detail, details } = problem;
  setProblemHeaders(ctx, problem);
  ctx.status = status;
  ctx.body = JSON.stringify(problemDocument(status, code, detail, details.errors));
  ctx.type = PROBLEM_TYPE;
}
