import { PassThrough, Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { BackupError } from '../backup-error.ts';

// The age format (https://age-encryption.org/v1): an operator can decrypt an archive with the program `age`, without us.

/** 64 MB of memory for a moment. More would be too much beside a running newsroom on a small server. */
const SCRYPT_WORK_FACTOR = 16;
const AGE_HEADER = 'age-encryption.org/v1';

/** Whether a file that begins like this is encrypted. */
export const isEncrypted = (beginning: Buffer): boolean => beginning.toString('latin1').startsWith(AGE_HEADER);

/** A stream in, and what it becomes. */
export interface Coder {
  input: PassThrough;
  output: Readable;
}

/** What the library reads. Asks for no more than it is asked for. */
function toWeb(source: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function code(
  work: (input: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>,
  input: PassThrough,
): Promise<Coder> {
  const output = await work(toWeb(input));
  return { input, output: Readable.from(output) };
}

/** Encrypts a stream with a passphrase. */
export function encryptStream(passphrase: string): Promise<Coder> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(SCRYPT_WORK_FACTOR);
  return code((input) => encrypter.encrypt(input), new PassThrough());
}

/** Decrypts a stream. @throws BackupError when the passphrase isn't the one it was encrypted with. */
export async function decryptStream(encrypted: Readable, passphrase: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return Readable.from(await decrypter.decrypt(toWeb(encrypted)));
  } catch (error) {
    throw new BackupError(
      'The archive can’t be decrypted: the passphrase is wrong, or the archive is damaged at its beginning. Nothing was changed. Check BACKUP_PASSPHRASE or --passphrase-file.',
      { cause: error },
    );
  }
}
