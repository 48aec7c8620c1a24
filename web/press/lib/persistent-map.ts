import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import PQueue from 'p-queue';
import { isMissing } from './file-errors.ts';

/** A map that outlives the process. Its values are what JSON can carry; they are replaced, never changed. */
export interface PersistentMap<V> {
  readonly values: ReadonlyMap<string, V>;
  /**
   * Sets and, where the value is null, deletes; in the file before it settles.
   * @throws Error when the file cannot be written. Memory has the change then, and the next update writes it.
   */
  update(changes: Iterable<readonly [string, V | null]>): Promise<void>;
}

/** Lines in the file for each that is still true, beyond which it is written afresh. */
const SLACK = 2;
const CHUNK_CHARACTERS = 1_000_000;

async function endsWithNewline(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read({ buffer: Buffer.alloc(1), position: Math.max(0, size - 1) });
    return size === 0 || buffer.toString() === '\n';
  } finally {
    await handle.close();
  }
}

async function readFrom<V>(file: string): Promise<{ values: Map<string, V>; lines: number; isWhole: boolean }> {
  const values = new Map<string, V>();
  if (!existsSync(file)) return { values, lines: 0, isWhole: true };
  let lines = 0;
  // A crash may have cut off the last line, or only its end.
  let isWhole = await endsWithNewline(file);
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    lines += 1;
    try {
      const [key, value] = JSON.parse(line) as [string, V | null]; // our own writing
      if (value === null) values.delete(key);
      else values.set(key, value);
    } catch {
      isWhole = false;
    }
  }
  return { values, lines, isWhole };
}

/** JSON lines, joined to chunks that are worth a write. */
function* chunksOf(entries: Iterable<readonly [string, unknown]>): Generator<string> {
  let chunk = '';
  for (const entry of entries) {
    chunk += `${JSON.stringify(entry)}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

async function writeAll(file: string, values: ReadonlyMap<string, unknown>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w');
  try {
    for (const chunk of chunksOf(values)) await handle.write(chunk);
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/**
 * Opens a map that is stored in a file, a line for each change. What was just being written when the process was killed is
 * lost, and nothing else. One process at a time.
 */
export async function openPersistentMap<V>(file: string): Promise<PersistentMap<V>> {
  const { values, ...found } = await readFrom<V>(file);
  let { lines, isWhole } = found;

  const append = async (changes: readonly (readonly [string, V | null])[]) => {
    try {
      for (const chunk of chunksOf(changes)) await appendFile(file, chunk);
    } catch (error) {
      // The last line may be cut off.
      isWhole = false;
      throw error;
    }
  };

  const mutex = new PQueue({ concurrency: 1 });
  const update = async (list: readonly (readonly [string, V | null])[]) => {
    for (const [key, value] of list) {
      if (value === null) values.delete(key);
      else values.set(key, value);
    }
    lines += list.length;
    if (isWhole && lines <= SLACK * values.size + 1000) {
      await append(list).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      if (isWhole) return;
    }
    await writeAll(file, values);
    lines = values.size;
    isWhole = true;
  };
  return { values, update: (changes) => mutex.add(() => update([...changes])) };
}
