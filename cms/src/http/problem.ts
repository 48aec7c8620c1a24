/** What of Koa's context an answer is written to. */
export interface Answering {
  status: number;
  body: unknown;
  type: string;
  set(name: string, value: string): void;
}

/** Answers with a problem document (RFC 9457) with a stable code and a sentence for people. */
export function answerProblem(ctx: Answering, status: number, code: string, detail: string): void {
  ctx.status = status;
  ctx.body = JSON.stringify({ status, code, title: code.replaceAll('-', ' '), detail });
  ctx.type = 'application/problem+json; charset=utf-8';
  ctx.set('cache-control', 'no-store');
}
