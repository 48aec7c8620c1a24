import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { countRequest, METRICS_PATH } from '@patient-press/shared/metrics';
import { limitRequests, serverOptions } from '@patient-press/shared/request-limits';
import { environment } from '../lib/environment.ts';
import { log } from '../lib/log.ts';
import { type Handler, sendProblem } from '../lib/responses.ts';
import { kindOf } from '../lib/route-kind.ts';
import { securityHeaders } from '../lib/security-headers.ts';
import { answers } from '../words/answers.ts';
import { redirectReaders, serveFiles } from './files.ts';

/** More than a form, or an article that is previewed while someone types, has. Handlers take less, with reasons. */
const MAX_BODY = 16_000_000;

const isTraversing = (path: string) => path.split(/[/\\]/).some((part) => part === '.' || part === '..');

/** The path of a request, as files are named; null when the request line has none. */
function pathOf(url: string | undefined): string | null {
  const [path = ''] = (url ?? '').split('?');
  try {
    const decoded = decodeURIComponent(path);
    return decoded.startsWith('/') && !decoded.includes('\0') && !isTraversing(decoded) ? decoded : null;
  } catch {
    return null;
  }
}

/**
 * Serves a site: each request goes to the first handler that answers it, at last to the files.
 * @throws Error when the port is in use.
 */
export async function serveSite(options: {
  outDir: string;
  host: string;
  port: number;
  handlers: readonly Handler[];
}): Promise<{ server: Server; url: string }> {
  const { outDir, host, port } = options;
  const handlers = [...options.handlers, redirectReaders(outDir), serveFiles(outDir)];
  const isCounted = environment.METRICS_TOKEN !== undefined;
  const server = createServer(serverOptions, async (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const path = pathOf(request.url);
    if (isCounted && path !== METRICS_PATH) countRequest(response, kindOf(path ?? ''));
    if (path === null) return sendProblem(response, 400, 'no-address', answers.notAPath);
    try {
      for (const handle of handlers) {
        const answered = handle(request, response, path);
        if (typeof answered === 'boolean' ? answered : await answered) return;
      }
    } catch (error) {
      log.error('A request couldn’t be answered:', error);
      if (!response.headersSent) sendProblem(response, 500, 'failed', answers.failed);
      else response.destroy();
    }
  });
  limitRequests(server, { maxBytes: () => MAX_BODY });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo; // it listens on a port
  return { server, url: `http://${host}:${chosen}` };
}
