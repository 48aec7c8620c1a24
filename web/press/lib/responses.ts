import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROBLEM_TYPE, problemDocument } from '@patient-press/shared/problem-document';

/** Answers a request, or leaves it to the next by returning false. */
export type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => boolean | Promise<boolean>;

/** No one stores an answer with these headers. */
export const uncached = { 'cache-control': 'no-store' };

export function sendJson(response: ServerResponse, status: number, body: object): true {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...uncached });
  response.end(JSON.stringify(body));
  return true;
}

/** Answers with a problem document. `code` is stable; `detail` is a sentence for people. */
export function sendProblem(response: ServerResponse, status: number, code: string, detail: string): true {
  response.writeHead(status, { 'content-type': PROBLEM_TYPE, ...uncached });
  response.end(JSON.stringify(problemDocument(status, code, detail)));
  return true;
}

export function sendHtml(response: ServerResponse, status: number, html: string | Buffer): true {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...uncached });
  response.end(html);
  return true;
}
