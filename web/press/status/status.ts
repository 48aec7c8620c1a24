import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasBearerToken } from '@patient-press/shared/bearer-token';
import type { DocumentStatus, PressStatus, PublicationReport } from '@patient-press/shared/press-status';
import { readTicket, TicketError } from '@patient-press/shared/tickets';
import { contentTypeOf } from '../content/document-name.ts';
import type { Press } from '../edition/press.ts';
import { environment } from '../lib/environment.ts';
import { fileAt } from '../lib/file-at.ts';
import { messagePage } from '../lib/message-page.ts';
import { type Handler, sendHtml, sendJson, sendProblem } from '../lib/responses.ts';
import { securityHeaders } from '../lib/security-headers.ts';
import { statusPageWords } from '../words/status-page.ts';
import { statusPage } from './status-page.ts';

/** What following the newsroom has come to. Times are ISO in UTC. */
interface Progress {
  /** What keeps readers from getting what editors publish, in a sentence; null when nothing does. */
  failure(): string | null;
  /** Documents that are known to have changed and are not live yet. */
  queue(): number;
  feed(): PressStatus['feed'];
  /** Newest first. */
  publications(): readonly PublicationReport[];
}

/** A place that the site is copied to. */
interface CopiedTo {
  /** For people: `s3://bucket/prefix`. */
  readonly name: string;
  state(): { pending: number; failure: string | null };
}

/** What the press is made of, as far as it has come up. */
export interface Running {
  startedAt: string;
  press: Press | null;
  following: Progress | null;
  targets: readonly CopiedTo[];
  /** What it waits for, until it follows. */
  waitsFor: string;
}

/** What keeps readers from getting what editors publish; null when nothing does. */
export const failureOf = ({ following, waitsFor }: Running) => (following ? following.failure() : waitsFor);

/** How many files the site refers to that the cms can’t deliver. */
export const missingFilesOf = ({ press }: Running): number =>
  new Set(press?.problems().flatMap(({ missingFile }) => missingFile ?? [])).size;

/** The record of what readers got. */
const pastOf = ({ press }: Running): PressStatus['past'] => ({
  failure: press?.past.failure() ?? null,
  newest: press?.past.head() ?? null,
});

function statusOf(running: Running): PressStatus {
  const { startedAt, press, following, targets } = running;
  const failure = failureOf(running);
  return {
    isHealthy: failure === null,
    failure,
    startedAt,
    siteUrl: environment.SITE_URL,
    fileCount: press?.siteFolder.files.size ?? 0,
    queue: following?.queue() ?? 0,
    feed: following?.feed() ?? { lagMs: null, answeredAt: null },
    problems: [...(press?.problems() ?? [])],
    publications: [...(following?.publications() ?? [])],
    past: pastOf(running),
    targets: targets.map((target) => {
      const { pending, failure } = target.state();
      return { name: target.name, pending, failure };
    }),
  };
}

function documentStatusOf(running: Running, uid: string, documentId: string): DocumentStatus {
  const contentType = contentTypeOf(uid);
  const held = contentType && running.press?.copy.find({ contentType, documentId });
  const path = contentType && running.press?.pathOf({ contentType, documentId });
  const file = path && running.press?.siteFolder.files.get(fileAt(path));
  return {
    live: path && file ? { url: environment.SITE_URL + path, since: file.at, ms: file.ms } : null,
    version: held?.parsedVersion ?? null,
    problems: (running.press?.problems() ?? []).filter(
      (one) => one.contentType === uid && one.documentId === documentId,
    ),
    failure: failureOf(running),
  };
}

function sendStatusPage(response: ServerResponse, status: PressStatus): true {
  const nonce = randomBytes(16).toString('base64');
  const policy = securityHeaders['content-security-policy'];
  response.setHeader('content-security-policy', policy.replace("script-src 'self'", `script-src 'nonce-${nonce}'`));
  return sendHtml(response, 200, statusPage(status, nonce));
}

const hasToken = ({ headers }: IncomingMessage): boolean =>
  hasBearerToken(headers.authorization, environment.pressToken());

/**
 * `/healthz` for anyone: 200 when readers get what editors publish, else 503; how many of the site’s pictures and PDFs are
 * missing, and whether what readers get is recorded, which both keep no page from readers. For the newsroom: `/_press/status`, and
 * `/_press/documents/<uid>/<documentId>`, as JSON with the press's token; the first for people too, with a ticket.
 */
export function serveStatus(running: Running): Handler {
  return (request, response, path) => {
    if (path === '/healthz') {
      const isHealthy = failureOf(running) === null;
      return sendJson(response, isHealthy ? 200 : 503, {
        isHealthy,
        missingFiles: missingFilesOf(running),
        isRecorded: pastOf(running).failure === null,
      });
    }
    if (!path.startsWith('/_press/')) return false;
    const ticket = new URLSearchParams(request.url?.split('?')[1]).get('ticket');
    if (ticket !== null) {
      try {
        readTicket(environment.pressToken(), 'status', ticket, Date.now() / 1000);
      } catch (error) {
        if (!(error instanceof TicketError)) throw error;
        return sendHtml(response, 403, messagePage(statusPageWords.heading, error.message));
      }
      return sendStatusPage(response, statusOf(running));
    }
    if (!hasToken(request)) {
      return sendProblem(response, 401, 'no-token', statusPageWords.noToken);
    }
    if (path === '/_press/status') return sendJson(response, 200, statusOf(running));
    const [, uid, documentId] = /^\/_press\/documents\/([\w:.-]+)\/(.+)$/.exec(path) ?? [];
    if (!uid || !documentId) return sendProblem(response, 404, 'not-found', statusPageWords.notFound);
    return sendJson(response, 200, documentStatusOf(running, uid, documentId));
  };
}
