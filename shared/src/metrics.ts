import type { ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { hasBearerToken } from './bearer-token.ts';
import { PROBLEM_TYPE, problemDocument } from './problem-document.ts';

// What a program measures of itself, for Prometheus (docs/operating.md lists it). A label has few values, and none that a
// reader or an editor chooses: no path, no name, no address.

/** `METRICS_TOKEN`: without it, there are no metrics. */
export const metricsToken = z.string().min(20, 'must have at least 20 characters').optional();

/** Where metrics are read. */
export const METRICS_PATH = '/metrics';

/** All metrics of this process. */
export const registry = new Registry();

const requests = new Counter({
  name: 'patient_press_http_requests_total',
  help: 'Requests that were answered, by the kind of address and the status. Status 0: the client left before the answer was complete.',
  labelNames: ['route', 'status'],
  registers: [registry],
});

const durations = new Histogram({
  name: 'patient_press_http_request_duration_seconds',
  help: 'From a request until its answer was sent, by the kind of address.',
  labelNames: ['route'],
  // The change feed answers after up to a minute.
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
  registers: [registry],
});

/** Also measures the process: memory, processor time, the event loop, garbage collection. To be called once. */
export const measureProcess = (): void => collectDefaultMetrics({ register: registry });

/** Counts a request once it has been answered. @param route the kind of its address, one of a dozen. */
export function countRequest(response: ServerResponse, route: string): void {
  const stop = durations.startTimer({ route });
  response.once('close', () => {
    stop();
    requests.inc({ route, status: response.writableFinished ? response.statusCode : 0 });
  });
}

interface Answer {
  status: 200 | 401 | 404;
  type: string;
  body: string;
}

const refuse = (status: 401 | 404, code: string, detail: string): Answer => ({
  status,
  type: PROBLEM_TYPE,
  body: JSON.stringify(problemDocument(status, code, detail)),
});

/**
 * Answers requests for the metrics: 404 when there is no token, because then there are none; 401 without it.
 * @param token `METRICS_TOKEN`.
 * @param authorization the request’s header.
 */
export async function answerMetrics(token: string | undefined, authorization: string | undefined): Promise<Answer> {
  if (!token) return refuse(404, 'no-metrics', 'Metrics are off. Set METRICS_TOKEN to turn them on.');
  if (!hasBearerToken(authorization, token))
    return refuse(401, 'no-token', 'Send the METRICS_TOKEN as a bearer token.');
  return { status: 200, type: registry.contentType, body: await registry.metrics() };
}
