import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { BackupError } from '../backup-error.ts';
import { type About, about, type Manifest, manifest } from './manifest.ts';
import { type ArchiveSource, readArchive } from './read-archive.ts';

export interface Verified {
  about: About;
  manifest: Manifest;
  secrets: Record<string, string>;
}

/** What an archive holds besides rows and files is small. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

const damaged = (what: string) =>
  new BackupError(`The archive is damaged or cut off: ${what}. Nothing was changed. Use another archive.`);

function parse<T>(schema: z.ZodType<T>, bytes: Buffer, name: string): T {
  try {
    return schema.parse(JSON.parse(bytes.toString()));
  } catch (error) {
    throw new BackupError(
      `The archive is damaged, or isn’t a backup of Patient Press: ${name} can’t be read. Nothing was changed.`,
      { cause: error },
    );
  }
}

/**
 * Reads an archive whole, and compares the checksum of every entry.
 * @param refuse is given what made the archive, before the rest is read: throws when it can't be restored here.
 * @throws BackupError when something is missing, changed, or there that shouldn't be.
 */
export async function verifyArchive(
  source: ArchiveSource,
  secretsSchema: z.ZodType<Record<string, string>>,
  refuse: (about: About) => void,
): Promise<Verified> {
  const seen: Manifest['entries'] = [];
  let made: About | undefined;
  let listed: Manifest | undefined;
  let secrets: Record<string, string> = {};
  for await (const { name, bytes, content } of readArchive(source)) {
    if (listed) throw damaged('something follows its list of contents');
    const digest = createHash('sha256');
    const isJson = name.endsWith('.json') && !name.includes('/');
    if (isJson && bytes > MAX_JSON_BYTES) throw damaged(`${name} is too large`);
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of content) {
      digest.update(chunk);
      length += chunk.length;
      if (isJson) chunks.push(chunk);
    }
    const text = Buffer.concat(chunks);
    if (name === 'manifest.json') listed = parse(manifest, text, name);
    else seen.push({ name, bytes: length, sha256: digest.digest('hex') });
    if (name === 'about.json') {
      made = parse(about, text, name);
      refuse(made);
    }
    if (name === 'secrets.json') secrets = parse(secretsSchema, text, name);
    if (!made) throw damaged('it doesn’t begin with about.json');
  }
  if (!made || !listed) throw damaged('its end is missing');
  const differing = listed.entries.find((entry, index) => !isDeepStrictEqual(entry, seen[index]));
  if (differing) throw damaged(`${differing.name} isn’t as it was written`);
  if (seen.length !== listed.entries.length) throw damaged('it holds more than it lists');
  return { about: made, manifest: listed, secrets };
}
