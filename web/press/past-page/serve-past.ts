import type { ServerResponse } from 'node:http';
import { readTicket, TicketError, type TicketFor } from '@patient-press/shared/tickets';
import { dayIn } from '@patient-press/shared/time-zones';
import { log } from '../lib/log.ts';
import { messagePage } from '../lib/message-page.ts';
import { type Handler, sendHtml, uncached } from '../lib/responses.ts';
import { pastPageWords as words } from '../words/past-page.ts';
import { type FoundPast, findPast } from './find-past.ts';
import { aroundPolicy, framedPolicy, framedType, isShownInFrame } from './framed.ts';
import { pastPage } from './past-page.ts';

/** Where the record is, the key that the cms signs tickets with, and the origin of the site. */
export interface PastPageOptions {
  dir: string;
  secret(): string;
  origin: string;
}

type PastTicket = TicketFor<'past'>;
type Found = Extract<FoundPast, { state: 'found' }>;

const statuses: Record<FoundPast['state'], number> = {
  found: 200,
  'no-record': 404,
  'too-early': 404,
  'never-there': 404,
  'not-yet': 404,
  removed: 404,
  erased: 410,
  pruned: 410,
  elsewhere: 404,
  damaged: 500,
};

/** What a download is called: `articles-x-2026-05-03.html`. */
function fileNameOf({ version: { file, at }, timeZone }: Found): string {
  const name = file.replace(/(^|\/)index\.html$/, '.html').replaceAll(/[^\w.-]+/g, '-');
  const [, stem = name, ending = ''] = /^(.*?)(\.\w+)?$/.exec(name) ?? [];
  return `${stem || 'home'}-${dayIn(timeZone, at)}${ending}`;
}

const lookUpUrl = ({ admin, path }: PastTicket) =>
  `${admin}/admin/banners/what-readers-saw?${new URLSearchParams({ page: path })}`;

function sendAround(
  response: ServerResponse,
  found: FoundPast,
  { ticket, signed, origin }: { ticket: PastTicket; signed: string; origin: string },
): true {
  const { path, at } = ticket;
  response.setHeader('content-security-policy', aroundPolicy(origin));
  response.setHeader('x-frame-options', 'DENY');
  const page = pastPage(found, { path, at, lookUpUrl: lookUpUrl(ticket), ticket: signed });
  return sendHtml(response, statuses[found.state], page);
}

function sendFramed(response: ServerResponse, { version, bytes }: Found): true {
  response.setHeader('content-security-policy', framedPolicy);
  response.writeHead(200, { 'content-type': framedType(version.file), ...uncached }).end(bytes);
  return true;
}

/** The very bytes. No proxy may compress them, and no browser look at what they are. */
function sendBytes(response: ServerResponse, found: Found): true {
  const { digest, size } = found.version;
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${fileNameOf(found)}"`,
    'content-length': size,
    // RFC 9530.
    'repr-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
    'cache-control': 'no-store, no-transform',
  });
  response.end(found.bytes);
  return true;
}

/**
 * For counsel and administrators, with a ticket from the admin: `/_press/past?ticket=…` is a page about what readers got at an
 * address at a moment, `/_press/past/page` what it shows in a frame, and `/_press/past/file` the bytes to be saved.
 */
export function servePast({ dir, secret, origin }: PastPageOptions): Handler {
  return (request, response, path) => {
    const part = /^\/_press\/past(\/page|\/file)?$/.exec(path);
    if (!part || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    response.setHeader('referrer-policy', 'no-referrer');
    response.setHeader('x-robots-tag', 'noindex, nofollow, noarchive, nosnippet');
    const signed = new URLSearchParams(request.url?.split('?')[1]).get('ticket') ?? '';
    let ticket: PastTicket;
    try {
      ticket = readTicket(secret(), 'past', signed, Date.now() / 1000);
    } catch (error) {
      if (!(error instanceof TicketError)) throw error;
      return sendHtml(response, 403, messagePage(words.heading, error.message));
    }
    const found = findPast(dir, ticket);
    if (found.state === 'damaged') log.error(`What readers got can’t be read from ${dir}: ${found.why}`);
    if (found.state === 'found' && part[1] === '/file') return sendBytes(response, found);
    if (found.state === 'found' && part[1] === '/page' && isShownInFrame(found.version.file))
      return sendFramed(response, found);
    return sendAround(response, found, { ticket, signed, origin });
  };
}
