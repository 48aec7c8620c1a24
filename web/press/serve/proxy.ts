import { ServerResponse } from 'node:http';
import { clientAddress } from '@patient-press/shared/client-address';
import { createProxyServer } from 'http-proxy-3';
import { environment } from '../lib/environment.ts';
import { type Handler, sendProblem } from '../lib/responses.ts';
import { securityHeaders } from '../lib/security-headers.ts';
import { answers } from '../words/answers.ts';

/** What readers send are forms. */
const MAX_BODY = 1_000_000;
const TIMEOUT_MS = 10_000;

const tooLarge = (response: ServerResponse) => sendProblem(response, 413, 'too-large', answers.tooLarge);

/** What the site says of itself, on whatever path, and what the cms says of its host and its maker. */
const notPassedOn = [...Object.keys(securityHeaders), 'x-powered-by', 'strict-transport-security'];

/**
 * Keys, and what anyone may make up of where a request comes from. `Expect` is answered
 * here: passed on, it would send headers off before their body, and a cms that refuses by the headers alone closes on the
 * body that still comes, with its answer unread.
 */
const notAccepted = [
  'authorization',
  'cookie',
  'expect',
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

/**
 * Passes `/api/*` on to the cms, so that forms and counters have the same origin as the pages. No one's key goes with it:
 * readers have none, and the cms's own clients ask the cms.
 */
export function passToCms(): Handler {
  const proxy = createProxyServer({ target: environment.CMS_URL, proxyTimeout: TIMEOUT_MS });
  proxy.on('proxyRes', (answer) => {
    for (const name of notPassedOn) delete answer.headers[name];
  });
  proxy.on('error', (_error, _request, response) => {
    if (!(response instanceof ServerResponse) || response.writableEnded) return;
    if (response.headersSent) return void response.destroy();
    sendProblem(response, 502, 'newsroom-unreachable', answers.unavailable);
  });
  return (request, response, path) => {
    if (!path.startsWith('/api/')) return false;
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return tooLarge(response);
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= MAX_BODY || response.headersSent) return;
      // What still comes is received, and dropped: who sends it reads the answer only then.
      request.unpipe().resume();
      tooLarge(response);
    });
    // Not at the proxy's event `proxyReq`: by then the headers may have been sent off with the body.
    // Limits count by this address, so it is the only one: what the reader wrote there is left out.
    const address = clientAddress(request, environment.TRUSTED_PROXIES);
    for (const name of notAccepted) delete request.headers[name];
    request.headers['x-forwarded-for'] = address;
    proxy.web(request, response);
    return true;
  };
}
