import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import { readTicket, signTicket, type TicketFor } from '@patient-press/shared/tickets';
import { keyOf } from '../../content/document-name.ts';
import type { Found } from '../../edition/future-site.ts';
import type { Press } from '../../edition/press.ts';
import { contentType } from '../../lib/content-type.ts';
import { environment } from '../../lib/environment.ts';
import { messagePage } from '../../lib/message-page.ts';
import { type Handler, sendHtml, sendJson, uncached } from '../../lib/responses.ts';
import { previewWords } from '../../words/preview.ts';
import { releasePreviewWords as words } from '../../words/release-preview.ts';
import { pictureAt, refuse, sendPicture, setHeaders } from '../answers.ts';
import { NoPreviewError } from '../render-document.ts';
import { changesPage, type Linking } from './changes-page.ts';
import { frameRelease, type ReleaseNotice } from './frame.ts';
import { isOfPage, type ListedBanner, listChanges } from './list-changes.ts';
import { type ReleasePreview, ReleasePreviews } from './release-preview.ts';
import { stayInside } from './stay-inside.ts';

/** A request with a ticket that was read. */
interface Asked {
  press: Press;
  previews: ReleasePreviews;
  ticket: TicketFor<'release'>;
  /** Where the ticket's addresses begin, without a slash at the end. */
  root: string;
  response: ServerResponse;
}

const siteBase = ({ root }: Asked) => `${root}/site`;

function linkingOf(asked: Asked): Linking {
  const { ticket } = asked;
  return {
    to: (path) => siteBase(asked) + encodeURI(path),
    banner: ({ document: { name, entry } }: ListedBanner) => {
      if (!entry || !('placement' in entry)) return null;
      const { expires, admin } = ticket;
      const { uid } = contentTypes[name.contentType];
      const content = {
        for: 'preview',
        expires,
        admin,
        contentType: uid,
        documentId: name.documentId,
        version: 'draft',
      } as const;
      return `/_preview/${signTicket(environment.pressToken(), content)}/banner/${entry.placement}/`;
    },
  };
}

async function sendChanges(asked: Asked): Promise<true> {
  const { press, previews, ticket, response, root } = asked;
  const preview = await previews.find(press, ticket.release);
  const nonce = randomBytes(16).toString('base64');
  setHeaders(response, ticket.admin, nonce);
  const frame = { nonce, root, version: preview.version };
  return sendHtml(
    response,
    200,
    changesPage(preview, listChanges(press, preview), { linking: linkingOf(asked), frame }),
  );
}

type FoundPage = Extract<Found, { kind: 'page' }>;

function stateOf({ future }: ReleasePreview, { path, status, state }: FoundPage): ReleaseNotice['state'] {
  const difference = future.differences.find((one) => one.path === path);
  if (difference?.before?.kind === 'page' && difference.after?.kind !== 'page') return 'gone';
  return status === 200 ? state : 'missing';
}

/** A page as it will be, with a bar on top. */
function sendPage(asked: Asked, preview: ReleasePreview, { found, bytes }: { found: FoundPage; bytes: Buffer }): true {
  const { documents, future, version, problems, plan } = preview;
  const owner = found.owner && keyOf(found.owner);
  const nonce = randomBytes(16).toString('base64');
  setHeaders(asked.response, asked.ticket.admin, nonce);
  const html = stayInside(bytes.toString('utf8'), siteBase(asked));
  const notice = {
    name: plan.name,
    state: stateOf(preview, found),
    missing: documents.find(({ name }) => keyOf(name) === owner)?.missing ?? [],
    changes: { count: future.differences.filter(isOfPage).length, isCut: future.isCut },
    problemCount: problems.length,
  };
  return sendHtml(asked.response, found.status, frameRelease(html, notice, { nonce, root: asked.root, version }));
}

function sendBytes(response: ServerResponse, path: string, bytes: Buffer): true {
  response.writeHead(200, { 'content-type': contentType(path), ...uncached }).end(bytes);
  return true;
}

function sendTo(response: ServerResponse, location: string): true {
  response.writeHead(302, { location, ...uncached }).end();
  return true;
}

/** @param path of the site, decoded. */
async function sendSite(asked: Asked, path: string): Promise<true> {
  const { press, previews, ticket, response } = asked;
  const started = performance.now();
  const preview = await previews.find(press, ticket.release);
  const found = preview.future.find(path);
  if (found.kind === 'redirect') {
    if (!found.to.startsWith('/')) return sendHtml(response, 200, messagePage(previewWords.bar, words.leaves(found)));
    return sendTo(response, siteBase(asked) + found.to);
  }
  if (found.kind === 'file')
    return found.file ? sendBytes(response, path, await found.file.read()) : sendTo(response, encodeURI(path));
  const html = await press.renderer.renderNow(found.page);
  if ('error' in html) throw new NoPreviewError(422, previewWords.failed({ why: String(html.error) }));
  response.setHeader('server-timing', `preview;dur=${(performance.now() - started).toFixed(1)}`);
  return found.page.path.endsWith('/')
    ? sendPage(asked, preview, { found, bytes: html.bytes })
    : sendBytes(response, path, html.bytes);
}

function answer(asked: Asked, rest: string, { method }: IncomingMessage): Promise<true> {
  const { press, previews, ticket, response } = asked;
  if (method !== 'GET' && method !== 'HEAD') throw new NoPreviewError(405, words.nothingSent);
  const picture = pictureAt(rest.slice('site/'.length));
  if (picture) return sendPicture(press, picture, response);
  if (rest.startsWith('site/')) return sendSite(asked, rest.slice('site'.length));
  if (rest === 'changes/') return sendChanges(asked);
  return previews.versionOf(ticket.release).then((version) => sendJson(response, 200, { version }));
}

/**
 * `/_preview/<ticket>/changes/`: which pages a release changes, for anyone with a ticket from the admin.
 * `/_preview/<ticket>/site/<path>`: a page of the site as it will be once the release is published.
 * `/_preview/<ticket>/release-version` says which version of the release that is, so that pages can reload.
 */
export function showReleases(running: { press: Press | null }): Handler {
  const previews = new ReleasePreviews();
  return async (request, response, path) => {
    const [, signed, rest] = /^\/_preview\/([\w.-]+)\/((?:changes\/|release-version)$|site\/.*$)/s.exec(path) ?? [];
    if (!signed || rest === undefined) return false;
    response.setHeader('x-robots-tag', 'noindex, nofollow');
    try {
      const ticket = readTicket(environment.pressToken(), 'release', signed, Date.now() / 1000);
      if (!running.press) throw new NoPreviewError(503, previewWords.starting);
      return await answer(
        { press: running.press, previews, ticket, root: `/_preview/${signed}`, response },
        rest,
        request,
      );
    } catch (error) {
      request.resume();
      return refuse(response, error);
    }
  };
}
