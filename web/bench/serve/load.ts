import autocannon from 'autocannon';
import { z } from 'zod';
import { answer } from '../peers/report.ts';
import type { Load } from './serve.ts';

/** Asks a server for one address as fast as it answers. Argument: what to ask, as JSON. */
const asked = z.object({
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  seconds: z.number(),
  status: z.number(),
});
const { url, headers, seconds, status } = asked.parse(JSON.parse(process.argv[2] ?? ''));

const CONNECTIONS = 20;
const { requests, latency, duration, errors, timeouts, statusCodeStats } = await autocannon({
  url,
  headers,
  connections: CONNECTIONS,
  duration: seconds,
});
const expected = statusCodeStats[status]?.count ?? 0;
if (errors + timeouts > 0 || expected !== requests.total) {
  throw new Error(
    `${url} was to be answered with ${status}. Answers: ${JSON.stringify(statusCodeStats)}, errors: ${errors}, timeouts: ${timeouts}.`,
  );
}
answer({ perSecond: requests.total / duration, p99Ms: latency.p99 } satisfies Load);
