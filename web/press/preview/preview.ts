import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Placement, placements } from '@patient-press/shared/placements';
import { readTicket } from '@patient-press/shared/tickets';
import { fetchSavedAt } from '../content/cms.ts';
import { pictureDir } from '../content/pictures.ts';
import type { Press } from '../edition/press.ts';
import { environment } from '../lib/environment.ts';
import { type Handler, sendHtml, sendJson, sendProblem } from '../lib/responses.ts';
import { previewWords } from '../words/preview.ts';
import { explain, pictureAt, refuse, sendPicture, setHeaders } from './answers.ts';
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

/** @throws TicketError */
const read = (signed: string): PreviewTicket =>
  readTicket(environment.pressToken(), 'preview', signed, Date.now() / 1000);

async function show(press: Press, signed: string, response: ServerResponse, placement?: Placement): Promise<true> {
  const started = performance.now();
  const ticket = read(signed);
  const look = placement ? alone(placement) : onItsPage;
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
      const picture = pictureAt(rest);
      if (picture) {
        read(signed);
        return await sendPicture(running.press, picture, response);
      }
      if (rest === 'live/') return sendShell(signed, response);
      if (rest === '') return await show(running.press, signed, response);
      const placement = placements.find((one) => rest === `banner/${one}/`);
      if (placement) return await show(running.press, signed, response, placement);
      throw new NoPreviewError(404, previewWords.unknown);
    } catch (error) {
      return refuse(response, error);
    }
  };
}
