import { answerMetrics, METRICS_PATH, measureProcess, registry } from '@patient-press/shared/metrics';
import { Gauge } from 'prom-client';
import { environment } from '../lib/environment.ts';
import { type Handler, uncached } from '../lib/responses.ts';
import { failureOf, missingFilesOf, type Running } from './status.ts';

/** What is read whenever metrics are asked for: its name, what it says, and how it is read. */
const gauges: readonly [name: string, help: string, read: (running: Running) => number | null][] = [
  ['healthy', '1 when readers get what editors publish, else 0.', (running) => (failureOf(running) === null ? 1 : 0)],
  ['site_files', 'Files of the site.', ({ press }) => press?.siteFolder.files.size ?? 0],
  [
    'site_pages',
    'Pages of the site.',
    ({ press }) => (press?.siteFolder.files.paths() ?? []).filter((file) => file.endsWith('.html')).length,
  ],
  ['queue_documents', 'Documents that have changed and aren’t live yet.', ({ following }) => following?.queue() ?? 0],
  [
    'feed_lag_seconds',
    'How long after its commit the press learned of the last change.',
    ({ following }) => inSeconds(following?.feed().lagMs),
  ],
  [
    'feed_last_answer_timestamp_seconds',
    'When the cms last answered, as Unix time.',
    ({ following }) => inSeconds(asTime(following?.feed().answeredAt)),
  ],
  [
    'problems',
    'Changes that aren’t live because a document or a file can’t be shown.',
    ({ press }) => press?.problems().length ?? 0,
  ],
  ['missing_files', 'Pictures and PDFs that the site refers to and the cms can’t deliver.', missingFilesOf],
  [
    'copy_pending_files',
    'Files that have yet to be copied to the bucket.',
    ({ targets }) => targets.reduce((sum, target) => sum + target.state().pending, 0),
  ],
];

const inSeconds = (ms: number | null | undefined) => (ms == null ? null : ms / 1000);
const asTime = (iso: string | null | undefined) => (iso ? Date.parse(iso) : null);

/** Answers `/metrics` to requests that carry `METRICS_TOKEN`. */
export function serveMetrics(running: Running): Handler {
  const token = environment.METRICS_TOKEN;
  if (token) measureProcess();
  for (const [name, help, read] of token ? gauges : [])
    new Gauge({
      name: `patient_press_${name}`,
      help,
      registers: [registry],
      collect() {
        const value = read(running);
        // Not yet known: no value is better than a wrong one.
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  return async (request, response, path) => {
    if (path !== METRICS_PATH) return false;
    const { status, type, body } = await answerMetrics(token, request.headers.authorization);
    response.writeHead(status, { 'content-type': type, ...uncached });
    response.end(body);
    return true;
  };
}
