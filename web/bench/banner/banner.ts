import { loadavg } from 'node:os';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { step } from '../../../.run/progress.ts';
import { bannerScript } from '../../press/bundle/banner-script.ts';
import { type Admin, connect } from '../newsroom/admin.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { measureNewsrooms } from '../newsroom/with-newsrooms.ts';
import { type PressProcess, startPress } from '../press-process.ts';
import { openReader, type Reader } from '../publish/reader.ts';
import { type Spread, spreadOf } from '../stats.ts';
import { measureShift, type Viewport } from './shift.ts';

/** Milliseconds from Strapi's answer to saving a banner until a reader's check shows it. */
interface Checks extends Spread {
  what: string;
  /** The machine's load over the last minute, after the measurement. */
  load: number;
}

interface Bytes {
  what: string;
  plain: number;
  brotli: number;
  gzip: number;
}

/** What was measured with a newsroom of one size. */
export interface Result {
  articles: number;
  checks: Checks[];
  /** Milliseconds until the pages behind a banner that is on all of them had it too. */
  allPagesMs: number;
  bytes: Bytes[];
  /** Layout shift of pages in a browser, from loading them until a banner was swapped: what the browser reports. */
  shifts: { viewport: string; shift: number }[];
}

/** How much is measured. */
interface Effort {
  /** Changes of a banner of one page, with nothing else to do and while all pages are rendered. */
  quiet: number;
  busy: number;
  /** Before that, unmeasured. */
  warmUps: number;
  /** Banners to be added, to see how large the list becomes. */
  many: number;
  viewports: readonly Viewport[];
}

/** More banners than a site has. */
const whole: Effort = { quiet: 40, busy: 20, warmUps: 3, many: 40, viewports: ['phone', 'desktop'] };

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const list = z.object({ banners: z.array(z.object({ documentId: z.string(), revision: z.string() })) });

const aBanner = (sponsor: string, changes: object) => ({
  name: 'A banner of the bench',
  placement: 'top-bar',
  message: 'A banner of the bench, number 0.',
  label: 'Attorney advertising',
  actions: [{ kind: 'call', label: 'Call now', url: 'tel:+18776376843' }],
  sponsor: connect(sponsor),
  priority: 100,
  approvedBy: 'Sample Attorney',
  // Where the newsroom is, today may not have begun.
  approvedOn: day(-1),
  approvalEndsOn: day(300),
  ...changes,
});

/** Other words, with the approval that a change of words needs. */
const approved = (message: string) => ({ message, approvedBy: `Sample Attorney (${message})` });

/** What a page that is open does: asks for the list, then for the words of what it does not show yet. */
async function untilChecked(reader: Reader, documentId: string, message: string): Promise<void> {
  for (;;) {
    const { banners } = list.parse(JSON.parse((await reader.get('/_cta/current.json')).body));
    const revision = banners.find((banner) => banner.documentId === documentId)?.revision;
    if (revision && (await reader.get(`/_cta/${revision}/`)).body.includes(message)) return;
  }
}

/** Changes a banner so often, and measures each time until a check shows it. */
async function measureChecks(
  admin: Admin,
  reader: Reader,
  documentId: string,
  what: string,
  count: number,
): Promise<Checks> {
  const ms: number[] = [];
  for (let index = 0; index < count; index++) {
    const message = `${what}, number ${index}.`;
    await admin.publish('cta-banner', documentId, approved(message));
    const answered = performance.now();
    await untilChecked(reader, documentId, message);
    ms.push(performance.now() - answered);
  }
  const [load = 0] = loadavg();
  return { what, load, ...spreadOf(ms) };
}

const sizes = (what: string, text: string): Bytes => ({
  what,
  plain: text.length,
  brotli: brotliCompressSync(text).length,
  gzip: gzipSync(text, { level: 9 }).length,
});

const untilQuiet = (press: PressProcess, documentId: string, after: string) =>
  press.untilReported(({ at, documents }) => at >= after && documents.some((one) => one.documentId === documentId));

/** Measures one newsroom. */
export async function measureBanners(newsroom: Newsroom, outDir: string, effort: Effort): Promise<Result> {
  const { articles } = newsroom;
  const admin = await newsroom.logIn();
  const sponsor = await admin.create('sponsor', {
    legalName: 'Sample Law Firm, LLP',
    responsibleAttorney: 'Sample Attorney',
    officeAddress: '100 Example Street',
  });
  const make = (changes: object) => admin.create('cta-banner', aBanner(sponsor, changes), { publish: true });
  const onHome = await make({ pages: ['home'], priority: 200 });
  const everywhere = await make({});
  const press = await step(`First start of the press, ${articles} articles`, () => startPress(newsroom, outDir));
  const reader = openReader(press.url);
  try {
    await measureChecks(admin, reader, onHome, 'warming up', effort.warmUps);
    const quiet = await step('A banner of one page changed', () =>
      measureChecks(admin, reader, onHome, 'on one page', effort.quiet),
    );
    const asked = new Date().toISOString();
    const started = performance.now();
    await admin.publish('cta-banner', everywhere, approved('Number 0.'));
    await untilChecked(reader, everywhere, 'Number 0.');
    const busy = await step('The same while another is put on all pages', () =>
      measureChecks(admin, reader, onHome, 'while all pages are rendered', effort.busy),
    );
    await untilQuiet(press, everywhere, asked);
    const allPagesMs = performance.now() - started;
    const shifts = await step('A browser', () =>
      measureShift(press.url, effort.viewports, (message) =>
        admin.publish('cta-banner', everywhere, approved(message)),
      ),
    );
    const count = (body: string) => list.parse(JSON.parse(body)).banners.length;
    const listBefore = (await reader.get('/_cta/current.json')).body;
    const [{ revision } = { revision: '' }] = list.parse(JSON.parse(listBefore)).banners;
    const fragment = (await reader.get(`/_cta/${revision}/`)).body;
    for (let index = 0; index < effort.many; index++) {
      await make({ placement: 'article-end', pages: ['article'], priority: index, message: `Number ${index}.` });
    }
    await reader.until('/_cta/current.json', ({ body }) => count(body) >= count(listBefore) + effort.many);
    const listAfter = (await reader.get('/_cta/current.json')).body;
    return {
      articles,
      checks: [quiet, busy],
      allPagesMs,
      bytes: [
        sizes('script', await bannerScript()),
        sizes(`list of ${count(listBefore)} banners`, listBefore),
        sizes(`list of ${count(listAfter)} banners`, listAfter),
        sizes('words of a banner', fragment),
      ],
      shifts,
    };
  } finally {
    reader.close();
    await press.stop();
  }
}

/** Measures, at each size, from the cms's answer until open pages show what was saved, and what that weighs and moves. */
export const benchBanner = (sizes: readonly number[]): Promise<Result[]> =>
  measureNewsrooms(sizes, (newsroom, outDir) => measureBanners(newsroom, outDir, whole));
