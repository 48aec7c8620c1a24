import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing } from '../lib/file-errors.ts';
import { bucketProblems } from '../words/bucket.ts';

/** Beside the pages: what the press's own server, and this, read. */
export const redirectList = '_redirects.json';

/** The list of redirects is not one. Its message says what to do. */
export class RedirectListError extends Error {
  override name = 'RedirectListError';
}

const entries = z.array(z.object({ from: z.string(), to: z.string(), status: z.number() }));

const NOWHERE = 'http://nowhere.invalid';

/**
 * As S3 takes it: from the root or whole, in ASCII, of 2 kB at most. Null for what is neither.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html
 */
function toLocation(to: string): string | null {
  if (!/^(https?:\/)?\//.test(to) || !URL.canParse(to, NOWHERE)) return null;
  const { origin, href } = new URL(to, NOWHERE);
  const location = origin === NOWHERE ? href.slice(NOWHERE.length) : href;
  return location.length <= 2048 ? location : null;
}

function parseList(json: string, file: string): z.infer<typeof entries> {
  try {
    return entries.parse(JSON.parse(json));
  } catch (cause) {
    throw new RedirectListError(bucketProblems.redirectList({ file }), { cause });
  }
}

/**
 * The permanent redirects of a site: the file at the old path → where its readers are sent. A temporary one stays a page
 * that sends the reader on, because S3 answers 301 to all, which browsers keep.
 * @throws RedirectListError when the list does not parse.
 */
export async function readRedirectLocations(dir: string): Promise<Map<string, string>> {
  const file = join(dir, redirectList);
  const json = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '[]';
    throw error;
  });
  const locations = new Map<string, string>();
  for (const { from, to, status } of parseList(json, file)) {
    const location = status === 301 ? toLocation(to) : null;
    // What is at the old path may be a page itself, under its file's name: that is not sent anywhere.
    if (location !== null && !from.endsWith('/index.html'))
      locations.set(`${from.slice(1)}${from.endsWith('/') ? 'index.html' : ''}`, location);
  }
  return locations;
}
