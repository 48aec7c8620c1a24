import type { ServerResponse } from 'node:http';
import { MAX_LIVE_BYTES } from '@patient-press/shared/live-preview';
import { TicketError } from '@patient-press/shared/tickets';
import { ZodError } from 'zod';
import { CmsError } from '../content/cms.ts';
import type { Press } from '../edition/press.ts';
import { messagePage } from '../lib/message-page.ts';
import { BodyTooLargeError } from '../lib/read-body.ts';
import { sendHtml } from '../lib/responses.ts';
import { securityHeaders } from '../lib/security-headers.ts';
import { previewWords } from '../words/preview.ts';
import { DraftError } from './complete-draft.ts';
import { NoPreviewError } from './render-document.ts';

/** Never cached, never indexed, and shown in the admin's frame only. */
export function setHeaders(response: ServerResponse, admin: string, nonce: string): void {
  const policy = securityHeaders['content-security-policy']
    .replace("script-src 'self'", `script-src 'nonce-${nonce}'`)
    .replace("frame-ancestors 'self'", `frame-ancestors ${admin}`);
  response.removeHeader('x-frame-options');
  response.removeHeader('cross-origin-opener-policy');
  response.setHeader('content-security-policy', policy);
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-robots-tag', 'noindex, nofollow, noarchive, nosnippet');
}

/** The name of the file that a path below a preview asks for; undefined when it is no picture's. */
export const pictureAt = (rest: string): string | undefined =>
  /^_pictures\/([\w-]+\.(?:avif|webp|jpeg|png))$/.exec(rest)?.[1];

/** Pictures that no published page shows yet are not among the site's files. */
export async function sendPicture(press: Press, name: string, response: ServerResponse): Promise<true> {
  const picture = await press.copy.pictures.read(name).catch(() => null);
  if (!picture) throw new NoPreviewError(404, previewWords.noPicture);
  const type = name.split('.').at(-1);
  response.writeHead(200, { 'content-type': `image/${type}`, 'cache-control': 'no-store' }).end(picture);
  return true;
}

/** Why there is no preview. @throws errors that are faults of the code. */
export function explain(error: unknown): NoPreviewError {
  if (error instanceof NoPreviewError) return error;
  if (error instanceof TicketError) return new NoPreviewError(403, error.message);
  if (error instanceof DraftError) return new NoPreviewError(422, error.message);
  if (error instanceof ZodError) return new NoPreviewError(422, previewWords.malformed);
  if (error instanceof BodyTooLargeError)
    return new NoPreviewError(413, previewWords.tooLarge({ megabytes: MAX_LIVE_BYTES / 1024 / 1024 }));
  if (error instanceof CmsError) return new NoPreviewError(503, error.message);
  throw error;
}

/** Says in a page why there is nothing to be seen. */
export function refuse(response: ServerResponse, error: unknown): true {
  const { status, message } = explain(error);
  // Says nothing that is not in the address, and must be readable in the admin's frame.
  response.removeHeader('x-frame-options');
  response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  return sendHtml(response, status, messagePage(previewWords.noPreview, message));
}
