import { createHash, type Hash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import type { Manifest } from './manifest.ts';
import { encryptStream } from './passphrase.ts';

/** Writes an archive entry by entry, and notes the checksum of each. */
export class ArchiveWriter {
  readonly #tar: Pack;
  readonly #written: Promise<void>;
  readonly #time: Date;
  readonly entries: Manifest['entries'] = [];

  private constructor(tar: Pack, written: Promise<void>, time: Date) {
    this.#tar = tar;
    this.#written = written;
    this.#time = time;
    // The caller that waits for the entry reports it.
    written.catch(() => undefined);
  }

  /** @param time that every entry gets. */
  static async open(target: Writable, options: { passphrase: string | undefined; time: Date }): Promise<ArchiveWriter> {
    const tar = pack();
    const gzip = createGzip({ level: 6 });
    if (options.passphrase === undefined)
      return new ArchiveWriter(tar, pipeline(Readable.from(tar), gzip, target), options.time);
    const { input, output } = await encryptStream(options.passphrase);
    const written = Promise.all([pipeline(Readable.from(tar), gzip, input), pipeline(output, target)]);
    return new ArchiveWriter(
      tar,
      written.then(() => undefined),
      options.time,
    );
  }

  /** @throws Error of the target, such as a full disk. */
  async addBytes(name: string, bytes: Buffer): Promise<void> {
    await this.addStream(name, bytes.length, Readable.from([bytes]));
  }

  /** Adds an entry of a size that is known before. @throws Error when the stream has another size. */
  async addStream(name: string, size: number, content: AsyncIterable<Buffer>): Promise<void> {
    const digest = createHash('sha256');
    const entry = this.#tar.entry({ name, size, mode: 0o600, mtime: this.#time });
    const added = pipeline(content, (chunks: AsyncIterable<Buffer>) => digested(chunks, digest), entry);
    // When the target fails, nothing drains any more, and why is what the target says.
    added.catch(() => undefined);
    await Promise.race([added, this.#written.then(() => added)]);
    this.entries.push({ name, bytes: size, sha256: digest.digest('hex') });
  }

  /** Waits until all is with the target. */
  async finish(): Promise<void> {
    this.#tar.finalize();
    await this.#written;
  }
}

async function* digested(chunks: AsyncIterable<Buffer>, digest: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
}
