import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { BackupError } from '../backup-error.ts';
import { decryptStream, isEncrypted } from './passphrase.ts';

export interface ArchiveEntry {
  name: string;
  bytes: number;
  /** To be read to its end before the next entry comes. */
  content: AsyncIterable<Buffer>;
}

export interface ArchiveSource {
  file: string;
  passphrase: string | undefined;
}

const DAMAGED =
  'The archive is damaged or cut off, or isn’t a backup of Patient Press. Nothing was changed. Use another archive.';

async function readBeginning(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: unknown) => {
    throw new BackupError(`Can't read the archive ${file}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function openPlain({ file, passphrase }: ArchiveSource): Promise<Readable> {
  if (!isEncrypted(await readBeginning(file))) return createReadStream(file);
  if (!passphrase)
    throw new BackupError(
      'The archive is encrypted. Set BACKUP_PASSPHRASE, or name a file with the passphrase: --passphrase-file=…',
    );
  return decryptStream(createReadStream(file), passphrase);
}

/**
 * Reads an archive from its beginning to its end.
 * @throws BackupError when it can't be read, decrypted or unpacked.
 */
export async function* readArchive(source: ArchiveSource): AsyncGenerator<ArchiveEntry> {
  const plain = await openPlain(source);
  const unpacked = extract();
  let failure: Error | null | undefined;
  const gunzip = createGunzip();
  pipeline(plain, gunzip, unpacked, (error) => {
    failure = error;
  });
  try {
    for await (const entry of unpacked) {
      yield { name: entry.header.name, bytes: entry.header.size ?? 0, content: buffersOf(entry) };
      // What no one read.
      entry.resume();
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(DAMAGED, { cause: failure ?? error });
  } finally {
    plain.destroy();
  }
}

/** @throws BackupError when the archive ends or breaks in the middle of the entry. */
async function* buffersOf(entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of entry) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    throw new BackupError(DAMAGED, { cause: error });
  }
}

/** All of an entry, for one that is known to be small. */
export async function readAll(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
