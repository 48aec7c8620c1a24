import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';
import { z } from 'zod';

/** Whether a proxy at an address is trusted to say whose request it passes on. */
export type TrustedProxies = ReturnType<typeof proxyAddr.compile>;

/**
 * A list of addresses and ranges, with spaces or commas between them: `10.0.0.0/8`, `2001:db8::/32`, `203.0.113.7`, or
 * `loopback`, `linklocal` and `uniquelocal` (the private ranges). An empty one trusts no one.
 */
export const trustedProxies = z.string().transform((list, context): TrustedProxies => {
  try {
    return proxyAddr.compile(list.split(/[\s,]+/).filter((entry) => entry !== ''));
  } catch (error) {
    const reason = error instanceof Error ? ` (${error.message})` : '';
    context.addIssue(`must list addresses or ranges, such as 10.0.0.0/8, with commas between them${reason}`);
    return z.NEVER;
  }
});

/** The address in an entry that some load balancers write with a port: `203.0.113.7:51234`, `[2001:db8::7]:51234`. */
const withoutPort = (entry: string): string => entry.replace(/^\[(.+)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');

/**
 * The address that a request comes from: the last one that no trusted proxy has. What is left of it in `X-Forwarded-For` was
 * sent by the client, who may write anything there.
 */
export function clientAddress(request: IncomingMessage, isTrusted: TrustedProxies): string {
  const peer = request.socket.remoteAddress ?? '';
  const found = withoutPort(proxyAddr(request, (address, hop) => isIP(address) !== 0 && isTrusted(address, hop)));
  return isIP(found) ? found : peer;
}
