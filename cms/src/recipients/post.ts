import { request as requestInPlain } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { isIP } from 'node:net';
import { bareHost, ClosedAddressError, guardedLookup, mayConnectTo } from './address';

/** What came of one attempt: the status that was answered, or in a sentence why there is none. */
export type Answer = { status: number } | { status: null; reason: string };

const TIMEOUT_MS = 15_000;
/** Answers aren't read. This much is let through, so that their sender doesn't see the connection break. */
const MAX_ANSWER_BYTES = 64 * 1024;

const CLOSED = 'The URL isn’t on the public internet, so nothing was sent.';

/** Never what the other side said, which may name the reader. */
function reasonOf(error: Error): string {
  if (error instanceof ClosedAddressError) return CLOSED;
  const code = 'code' in error && /^[A-Z][A-Z_\d]{2,60}$/.test(String(error.code)) ? String(error.code) : error.name;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The host wasn’t found.';
  if (code === 'ECONNREFUSED') return 'Nothing responds at the URL.';
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code)) return `The certificate isn’t valid (${code}).`;
  return `The connection broke (${code}).`;
}

/**
 * Sends a delivery once. No redirect is followed, the certificate is verified, and nothing is sent to an address that is not
 * on the open internet, unless it is one on this machine in plain http. It never throws, and takes at most `timeoutMs`.
 */
export function post(
  url: URL,
  { headers, body }: { headers: Record<string, string>; body: string },
  { timeoutMs = TIMEOUT_MS, isAllowed = mayConnectTo(url) } = {},
): Promise<Answer> {
  const host = bareHost(url);
  // For an address in digits nothing is looked up.
  if (isIP(host) !== 0 && !isAllowed(host)) return Promise.resolve({ status: null, reason: CLOSED });
  const bytes = Buffer.from(body, 'utf8');
  const options = {
    method: 'POST',
    agent: false,
    lookup: guardedLookup(isAllowed),
    headers: {
      'content-type': 'application/json',
      'content-length': bytes.length,
      'user-agent': 'Patient-Press-Webhooks/1',
      ...headers,
    },
  };
  return new Promise((resolve) => {
    const sending =
      url.protocol === 'https:'
        ? requestOverTls(url, { ...options, rejectUnauthorized: true })
        : requestInPlain(url, options);
    const timer = setTimeout(() => {
      resolve({ status: null, reason: `The server didn’t respond within ${timeoutMs / 1000} seconds.` });
      sending.destroy();
    }, timeoutMs);
    sending.on('close', () => {
      clearTimeout(timer);
      resolve({ status: null, reason: 'The connection broke.' });
    });
    sending.on('error', (error) => resolve({ status: null, reason: reasonOf(error) }));
    sending.on('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0 });
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > MAX_ANSWER_BYTES) sending.destroy();
      });
      answer.on('error', () => sending.destroy());
    });
    sending.end(bytes);
  });
}
