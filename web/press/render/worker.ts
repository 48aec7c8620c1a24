import '../production.ts';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, AskedPage, WorkerData } from './messages.ts';

// A thread that renders pages with the site's bundle, so that readers, previews and banners never wait for a page.

/** Pages have all addresses from their props, so this is on none. */
const ORIGIN = 'http://site.invalid';

/** Astro's app: https://docs.astro.build/en/reference/adapter-reference/. */
interface App {
  render(request: Request, options: { locals: App.Locals }): Promise<Response>;
}

async function render(app: App, { path, props, status }: AskedPage): Promise<Answer[number]> {
  const locals: App.Locals = { page: props };
  try {
    const response = await app.render(new Request(ORIGIN + path), { locals });
    if (locals.error) throw locals.error;
    if (response.status !== status) throw new Error(`Astro answered ${response.status}.`);
    return { bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    // Astro's own errors hold what can't be sent to another thread.
    return { error: new Error(error instanceof Error ? error.message : String(error)) };
  }
}

const { entry }: WorkerData = workerData;
const { app }: { app: App } = await import(pathToFileURL(entry).href);

// Nothing was asked for yet: this says that it can be.
parentPort?.postMessage([] satisfies Answer);
parentPort?.on('message', async (pages: AskedPage[]) => {
  const answer: Answer = [];
  for (const page of pages) answer.push(await render(app, page));
  const buffers = answer.flatMap((one) => ('bytes' in one ? [one.bytes.buffer] : []));
  parentPort?.postMessage(answer, buffers);
});
