import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { drawPicture } from '../../tests/fixtures/draw-picture.ts';
import { type Admin, logIn } from '../newsroom/admin.ts';

/** Where a running newsroom is, and how to log in. */
export interface Place {
  cmsUrl: string;
  siteUrl: string;
  login: { email: string; password: string };
}

/** What was done while memory was looked at. */
export interface Life {
  edits: number;
  pagesRead: number;
  /** Requests that were refused or failed: 0, or the figures are those of a newsroom in trouble. */
  failures: number;
}

const EDIT_EVERY_MS = 10_000;
const READ_EVERY_MS = 200;
/** The admin's sessions end sooner or later. */
const EDITS_IN_A_SESSION = 60;
const SETTINGS_EVERY = 6;
const UPLOAD_EVERY = 15;

const document = z.looseObject({ documentId: z.string(), status: z.string().optional() });
const preview = z.object({ url: z.url() });

/** One edit after the other, of all kinds: most are articles, some change every page, some upload a picture. */
async function edit(admin: Admin, articles: readonly string[], number: number): Promise<void> {
  if (number % SETTINGS_EVERY === SETTINGS_EVERY - 1)
    return await admin.save('site-settings', { footerNote: `A note that the bench wrote, number ${number}` });
  if (number % UPLOAD_EVERY === UPLOAD_EVERY - 1) {
    await admin.upload(`bench-${number}.jpg`, 'image/jpeg', await drawPicture(number));
    return;
  }
  const documentId = articles[number % articles.length] ?? '';
  const { url } = preview.parse(await admin.read(`/press/live/api::article.article/${documentId}`));
  await (await fetch(url)).arrayBuffer();
  await admin.publish('article', documentId, { headline: `A headline that the bench wrote, number ${number}` });
}

async function goOnEditing({ cmsUrl, login }: Place, life: Life, signal: AbortSignal): Promise<void> {
  let admin = await logIn(cmsUrl, login);
  const listed = z.array(document).parse(await admin.list('article'));
  const articles = listed.filter(({ status }) => status === 'published').map(({ documentId }) => documentId);
  for (let number = 1; !signal.aborted; number++) {
    try {
      if (number % EDITS_IN_A_SESSION === 0) admin = await logIn(cmsUrl, login);
      await edit(admin, articles, number);
      life.edits++;
    } catch (error) {
      life.failures++;
      process.stdout.write(`  ${error}\n`);
    }
    await delay(EDIT_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** The paths that a sitemap names: of pages, or of further sitemaps. */
async function readSitemap(url: string): Promise<string[]> {
  const sitemap = await (await fetch(url)).text();
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
}

/** The paths of all pages, as the site tells search engines. */
async function readPaths(siteUrl: string): Promise<string[]> {
  const paths: string[] = [];
  for (const sitemap of await readSitemap(`${siteUrl}/sitemap.xml`)) {
    paths.push(...(await readSitemap(siteUrl + sitemap)));
  }
  return paths;
}

async function goOnReading({ siteUrl }: Place, life: Life, signal: AbortSignal): Promise<void> {
  const paths = await readPaths(siteUrl);
  for (let turn = 0; !signal.aborted; turn++) {
    const response = await fetch(siteUrl + paths[turn % paths.length]).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) life.pagesRead++;
    else life.failures++;
    await delay(READ_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Edits and reads as a small newsroom and its readers do in a busy hour, until it is told to stop. */
export async function liveIn(place: Place, signal: AbortSignal): Promise<Life> {
  const life: Life = { edits: 0, pagesRead: 0, failures: 0 };
  await Promise.all([goOnEditing(place, life, signal), goOnReading(place, life, signal)]);
  return life;
}
