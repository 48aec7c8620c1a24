import { loadavg } from 'node:os';
import { z } from 'zod';
import { step } from '../../../.run/progress.ts';
import { makeTemplate, type Stack, startNewsroom } from '../../../.run/stack.ts';
import { type Admin, connect, logIn } from '../newsroom/admin.ts';
import { type Spread, spreadOf } from '../stats.ts';
import { type Bytes, measureBundle } from './bundle.ts';
import { type Desk, openDesk } from './desk.ts';
import { longBody } from './long-text.ts';
import { measurePane } from './pane.ts';
import { measurePaste } from './paste.ts';
import { measureTyping } from './typing.ts';

/** Milliseconds that an editor waits for something. */
export interface Waits extends Spread {
  what: string;
  /** Blocks of the text that is written in; null: the demo's lead article. */
  blocks: number | null;
  /** The machine's load over the last minute, after the measurement. */
  load: number;
}

export interface Result {
  waits: Waits[];
  bytes: Bytes[];
}

/** How much is measured. */
interface Effort {
  blocks: number;
  /** Keys at each pace. */
  keys: number;
  /** Words, each waited for in the page beside the text. */
  words: number;
  pasteBytes: number;
}

const whole: Effort = { blocks: 400, keys: 300, words: 40, pasteBytes: 5_000_000 };

const LEAD = 'dying-brain-tumor-cells-change-their-neighbors';
const article = z.looseObject({ documentId: z.string(), slug: z.string() });
const source = z.looseObject({ citeKey: z.string() });
const person = z.looseObject({ documentId: z.string() });

async function plantLongArticle(admin: Admin, blocks: number): Promise<string> {
  const sources = z.array(source).parse(await admin.list('source'));
  const [author] = z.array(person).parse(await admin.list('person'));
  return admin.create('article', {
    headline: 'A long article of the bench',
    slug: `bench-${Date.now()}`,
    dek: 'As long as a handbook.',
    authors: connect(author?.documentId ?? ''),
    body: longBody(blocks, {
      citeKeys: sources.slice(0, 30).map(({ citeKey }) => citeKey),
      picture: await admin.anyPicture(),
    }),
  });
}

const waits = (what: string, blocks: number | null, times: readonly number[]): Waits => {
  const [load = 0] = loadavg();
  return { what, blocks, load, ...spreadOf(times) };
};

async function measureAt(desk: Desk, documentId: string, blocks: number | null, effort: Effort): Promise<Waits[]> {
  const where = blocks === null ? 'the lead article' : `${blocks} blocks`;
  await step(`Opening ${where}`, () => desk.open(documentId));
  const typed = await step('Typing', () => measureTyping(desk, effort.keys));
  const shown = await step('Watching the page beside the text', () => measurePane(desk, effort.words));
  return [
    waits('key to paint, typed by a person', blocks, typed.human),
    waits('key to paint, at full speed', blocks, typed.fullSpeed),
    waits('last key to the page beside', blocks, shown),
  ];
}

/** Measures in a browser, over a running stack with demo content. What was typed is not saved. */
export async function measureWriting(stack: Stack, effort: Effort): Promise<Result> {
  const admin = await logIn(stack.cmsUrl, stack.administrator);
  const lead = z
    .array(article)
    .parse(await admin.list('article'))
    .find(({ slug }) => slug === LEAD);
  if (!lead) throw new Error(`The demo has no article ${LEAD}. Name its lead article in web/bench/writing/writing.ts.`);
  const long = await plantLongArticle(admin, effort.blocks);
  const desk = await openDesk(stack.cmsUrl, stack.administrator);
  try {
    const measured = [
      ...(await measureAt(desk, long, effort.blocks, effort)),
      ...(await measureAt(desk, lead.documentId, null, effort)),
    ];
    const pasted = await step('Pasting', () => measurePaste(desk, effort.pasteBytes));
    return {
      waits: [...measured, waits(`a paste of ${effort.pasteBytes / 1_000_000} MB`, null, [pasted])],
      bytes: measureBundle(),
    };
  } finally {
    await desk.close();
    await admin.remove('article', long);
  }
}

/** Measures what an editor waits for while writing, in a newsroom of its own. */
export async function benchWriting(): Promise<Result> {
  const template = await makeTemplate();
  const newsroom = await step('Starting a newsroom', () => startNewsroom(template));
  template.remove();
  try {
    const { stop: _, ...stack } = await step('First start of the press', () => newsroom.startSite());
    return await measureWriting(stack, whole);
  } finally {
    await newsroom.stop();
  }
}
