import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_LIVE_BYTES } from '@patient-press/shared/live-preview';
import { type Placement, placements } from '@patient-press/shared/placements';
import { readTicket, TicketError } from '@patient-press/shared/tickets';
import { ZodError } from 'zod';
import { CmsError, fetchSavedAt } from '../content/cms.ts';
import { pictureDir } from '../content/pictures.ts';
import type { Press } from '../edition/press.ts';
import { environment } from '../lib/environment.ts';
import { messagePage } from '../lib/message-page.ts';
import { BodyTooLargeError } from '../lib/read-body.ts';
import { type Handler, sendHtml, sendJson, sendProblem } from '../lib/responses.ts';
import { securityHeaders } from '../lib/security-headers.ts';
import { previewWords } from '../words/preview.ts';
import { DraftError } from './complete-draft.ts';
import { frameBanner, framePreview } from './frame.ts';
import { LivePreview } from './live.ts';
import { liveShell } from './live-shell.ts';
import {
  alone,
  gone,
  NoPreviewError,
  onItsPage,
  type PreviewTicket,
  renderVersion,
  typeOf,
} from './render-document.ts';

/** Never cached, never indexed, and shown in the admin's frame only. */
function setHeaders(response: ServerResponse, admin: string, nonce: string): void {
  const policy = securityHeaders['content-security-policy']
    .replace("script-src 'self'", `script-src 'nonce-${nonce}'`)
    .replace("frame-ancestors 'self'", `frame-ancestors ${admin}`);
  response.removeHeader('x-frame-options');
  response.removeHeader('cross-origin-opener-policy');
  response.setHeader('content-security-policy', policy);
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-robots-tag', 'noindex, nofollow, noarchive, nosnippet');
}

function read(signed: string): PreviewTicket {
  try {
    return readTicket(environment.pressToken(), 'preview', signed, Date.now() / 1000);
  } catch (error) {
    if (error instanceof TicketError) throw new NoPreviewError(403, error.message);
    throw error;
  }
}

async function show(press: Press, signed: string, response: ServerResponse, placement?: Placement): Promise<true> {
  const started = performance.now();
  const ticket = read(signed);
  const look = placement ? alone(ticket.documentId, placement) : onItsPage;
  const { html, savedAt, missing } = await renderVersion(press, ticket, look);
  const nonce = randomBytes(16).toString('base64');
  setHeaders(response, ticket.admin, nonce);
  response.setHeader('server-timing', `preview;dur=${(performance.now() - started).toFixed(1)}`);
  // Pictures that no published page shows yet are not among the site's files.
  const withPictures = html.replaceAll(`/${pictureDir}/`, `/_preview/${signed}/${pictureDir}/`);
  const { version, admin } = ticket;
  const framed = placement
    ? frameBanner(withPictures, savedAt, { nonce, admin })
    : framePreview(withPictures, { version, savedAt, missing }, { nonce, admin });
  return sendHtml(response, 200, framed);
}

async function sendSavedAt(signed: string, response: ServerResponse): Promise<true> {
  const ticket = read(signed);
  const savedAt = await fetchSavedAt(typeOf(ticket), ticket.documentId, ticket.version);
  if (savedAt === null) throw gone();
  return sendJson(response, 200, { savedAt });
}

async function sendPicture(press: Press, signed: string, name: string, response: ServerResponse): Promise<true> {
  read(signed);
  const picture = await press.copy.pictures.read(name).catch(() => null);
  if (!picture) throw new NoPreviewError(404, previewWords.noPicture);
  const type = name.split('.').at(-1);
  response.writeHead(200, { 'content-type': `image/${type}`, 'cache-control': 'no-store' }).end(picture);
  return true;
}

/** A page without content, into which the admin sends what is being written. */
function sendShell(signed: string, response: ServerResponse): true {
  const { admin } = read(signed);
  const nonce = randomBytes(16).toString('base64');
  setHeaders(response, admin, nonce);
  return sendHtml(response, 200, liveShell({ nonce, admin }));
}

async function sendLive(
  { press, live, request }: { press: Press; live: LivePreview; request: IncomingMessage },
  signed: string,
  response: ServerResponse,
): Promise<true> {
  try {
    if (request.headers.origin !== new URL(environment.SITE_URL).origin)
      throw new NoPreviewError(403, previewWords.foreign);
    const page = await live.render(press, { signed, ticket: read(signed) }, request);
    if (page) return sendJson(response, 200, page);
    response.writeHead(204, { 'cache-control': 'no-store' }).end();
    return true;
  } catch (error) {
    const { status, message } = explain(error);
    request.resume();
    return sendProblem(response, status, 'no-preview', message);
  }
}

function explain(error: unknown): NoPreviewError {
  if (error instanceof NoPreviewError) return error;
  if (error instanceof DraftError) return new NoPreviewError(422, error.message);
  if (error instanceof ZodError) return new NoPreviewError(422, previewWords.malformed);
  if (error instanceof BodyTooLargeError)
    return new NoPreviewError(413, previewWords.tooLarge({ megabytes: MAX_LIVE_BYTES / 1024 / 1024 }));
  if (error instanceof CmsError) return new NoPreviewError(503, error.message);
  throw error;
}

/**
 * `/_preview/<ticket>/`: the page of a document as it would be published, for anyone with a ticket from the admin.
 * `/_preview/<ticket>/banner/<placement>/`: a banner alone, in that placement.
 * `/_preview/<ticket>/live/`: the page while it is written, in the admin's frame; `POST /_preview/<ticket>/live` renders it.
 * `/_preview/<ticket>/saved-at` says when it was last saved, so that the page can reload.
 */
export function showPreviews(running: { press: Press | null }): Handler {
  const live = new LivePreview();
  return async (request, response, path) => {
    const [, signed, rest] = /^\/_preview\/([\w.-]+)\/(.*)$/.exec(path) ?? [];
    if (!signed || rest === undefined) return false;
    response.setHeader('x-robots-tag', 'noindex, nofollow');
    try {
      if (request.method === 'POST' && rest === 'live' && running.press)
        return await sendLive({ press: running.press, live, request }, signed, response);
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      if (!running.press) throw new NoPreviewError(503, previewWords.starting);
      if (rest === 'saved-at') return await sendSavedAt(signed, response);
      const [, picture] = /^_pictures\/([\w-]+\.(?:avif|webp|jpeg|png))$/.exec(rest) ?? [];
      if (picture) return await sendPicture(running.press, signed, picture, response);
      if (rest === 'live/') return sendShell(signed, response);
      if (rest === '') return await show(running.press, signed, response);
      const placement = placements.find((one) => rest === `banner/${one}/`);
      if (placement) return await show(running.press, signed, response, placement);
      throw new NoPreviewError(404, previewWords.unknown);
    } catch (error) {
      const { status, message } = explain(error);
      // Says nothing that is not in the address, and must be readable in the admin's frame.
      response.removeHeader('x-frame-options');
      response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
      return sendHtml(response, status, messagePage(previewWords.noPreview, message));
    }
  };
}
