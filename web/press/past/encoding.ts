import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, type ZstdOptions, zstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Measured with `pnpm bench past`: 6 would save 2 % of whole versions and nothing of deltas, for twice the CPU. */
const LEVEL = 3;

/** A version against another of its path must be this much smaller than that one alone, or it is stored whole. */
const PAYS = 0.5;

/** After so many versions against one, the next is stored whole: damage to one version costs no more than these. */
export const MOST_DELTAS = 200;

const compressApart = promisify(zstdCompress);

const params = { [constants.ZSTD_c_compressionLevel]: LEVEL };

/** SHA-256, as the record's table stores it. */
export const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Bytes as they are stored: alone, or as what differs from a base. */
export interface Encoded {
  bytes: Buffer;
  isDelta: boolean;
}

/** The other version that one may be stored against. */
export interface Base {
  /** As they were before they were stored. */
  bytes: Buffer;
  storedSize: number;
}

/** In bytes. What is larger is compressed on a thread of its own; for a page, that takes twice the processor time. */
const LARGE = 500_000;

/** @param base null: there is none to be stored against. */
export async function encode(bytes: Buffer, base: Base | null): Promise<Encoded> {
  const compress = (options: ZstdOptions) =>
    bytes.length > LARGE ? compressApart(bytes, options) : zstdCompressSync(bytes, options);
  if (base) {
    const delta = await compress({ params, dictionary: base.bytes });
    if (delta.length <= base.storedSize * PAYS) return { bytes: delta, isDelta: true };
  }
  return { bytes: await compress({ params }), isDelta: false };
}

export const encodeWhole = (bytes: Buffer): Buffer => zstdCompressSync(bytes, { params });
export const encodeAgainst = (bytes: Buffer, base: Buffer): Buffer =>
  zstdCompressSync(bytes, { params, dictionary: base });

/** @param base null: it was stored alone. @throws Error when these are not bytes that were stored. */
export const decode = (stored: Uint8Array, base: Buffer | null): Buffer =>
  zstdDecompressSync(stored, base ? { dictionary: base } : {});
