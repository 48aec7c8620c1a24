import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import { type Placement, placements } from '@patient-press/shared/placements';
import { readTicket, TicketError, type TicketFor } from '@patient-press/shared/tickets';
import { type Entry, toEntry } from '../../src/content/entries/entries.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { CmsError, fetchSavedAt, fetchVersion } from '../content/cms.ts';
import { contentTypeOf } from '../content/document-name.ts';
import { filesIn, pictureDir } from '../content/pictures.ts';
import type { Press } from '../edition/press.ts';
import { environment } from '../lib/environment.ts';
import { messagePage } from '../lib/message-page.ts';
import { type Handler, sendHtml, sendJson } from '../lib/responses.ts';
import { securityHeaders } from '../lib/security-headers.ts';
import { previewWords } from '../words/preview.ts';
import { completeDraft, DraftError } from './complete-draft.ts';
import { frameBanner, framePreview } from './frame.ts';
import { asShown, overlay, previewPath } from './overlay.ts';

type PreviewTicket = TicketFor<'preview'>;

/** Why there is nothing to preview, in a sentence for the editor. */
class NoPreviewError extends Error {
  override name = 'NoPreviewError';
  readonly status: 403 | 404 | 422 | 503;

  constructor(status: NoPreviewError['status'], message: string) {
    super(message);
    this.status = status;
  }
}

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

function typeOf({ contentType }: PreviewTicket): ContentTypeName {
  const name = contentTypeOf(contentType);
  if (!name) throw new NoPreviewError(404, previewWords.unknownType);
  return name;
}

const gone = () => new NoPreviewError(404, previewWords.noVersion);

type Look = (snapshot: Snapshot, entry: Entry<ContentTypeName>) => { snapshot: Snapshot; path: string | null };

/** The page of the document itself. */
const onItsPage: Look = (snapshot, entry) => ({ snapshot, path: previewPath(snapshot, entry) });

/** A banner alone, in a placement that need not be its own. */
const alone =
  (documentId: string, placement: Placement): Look =>
  (snapshot) => ({
    snapshot: { ...snapshot, bannerPreview: { documentId, placement } },
    path: `/_cta/preview/${placement}/`,
  });

/** Renders one version of a document, with everything around it as readers have it. */
async function render<N extends ContentTypeName>(press: Press, ticket: PreviewTicket, name: N, look: Look) {
  const document = await fetchVersion(name, ticket.documentId, ticket.version);
  if (document === null) throw gone();
  const { payload, missing } = completeDraft(name, document);
  const broken = await press.copy.pictures.prepare([...filesIn(document).values()]);
  const entry = toEntry[name](payload, press.copy.pictures.find);
  if ('placement' in entry && !entry.sponsor) {
    throw new NoPreviewError(422, previewWords.noSponsor);
  }
  const laidOver = overlay(press.copy.snapshot(), name, ticket.documentId, asShown(entry));
  const { snapshot, path } = look(laidOver, entry);
  const rendered = path && (await press.renderer.renderOne(snapshot, path));
  if (!rendered) throw new NoPreviewError(422, previewWords.noPage);
  if ('error' in rendered) throw new NoPreviewError(422, previewWords.failed({ why: String(rendered.error) }));
  return {
    html: rendered.bytes.toString('utf8'),
    savedAt: payload.updatedAt,
    missing: [...missing, ...broken.map(({ file }) => previewWords.missingPicture({ url: file.url }))],
  };
}

async function show(press: Press, signed: string, response: ServerResponse, placement?: Placement): Promise<true> {
  const started = performance.now();
  const ticket = read(signed);
  const look = placement ? alone(ticket.documentId, placement) : onItsPage;
  const { html, savedAt, missing } = await render(press, ticket, typeOf(ticket), look);
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

function explain(error: unknown): NoPreviewError {
  if (error instanceof NoPreviewError) return error;
  if (error instanceof DraftError) return new NoPreviewError(422, error.message);
  if (error instanceof CmsError) return new NoPreviewError(503, error.message);
  throw error;
}

/**
 * `/_preview/<ticket>/`: the page of a document as it would be published, for anyone with a ticket from the admin.
 * `/_preview/<ticket>/banner/<placement>/`: a banner alone, in that placement.
 * `/_preview/<ticket>/saved-at` says when it was last saved, so that the page can reload.
 */
export function showPreviews(running: { press: Press | null }): Handler {
  return async (request, response, path) => {
    const [, signed, rest] = /^\/_preview\/([\w.-]+)\/(.*)$/.exec(path) ?? [];
    if (!signed || rest === undefined) return false;
    response.setHeader('x-robots-tag', 'noindex, nofollow');
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      if (!running.press) throw new NoPreviewError(503, previewWords.starting);
      if (rest === 'saved-at') return await sendSavedAt(signed, response);
      const [, picture] = /^_pictures\/([\w-]+\.(?:avif|webp|jpeg|png))$/.exec(rest) ?? [];
      if (picture) return await sendPicture(running.press, signed, picture, response);
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
