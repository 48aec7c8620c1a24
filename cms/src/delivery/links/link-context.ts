import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answering } from '../../platform/http/problem';

/** What of Koa's context is used to answer a reader who follows a signed link. */
export interface LinkContext extends Answering {
  method: string;
  req: IncomingMessage;
  res: ServerResponse;
  /** False: the answer is written past Koa. */
  respond?: boolean | undefined;
}
