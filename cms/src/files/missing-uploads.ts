import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { environment } from '../platform/environment';
import { isPrivate, privateDir } from './keep-documents-private';

/** Files of the media library that this cms can't deliver itself. */
export interface MissingUploads {
  /** How many aren't on the disk, and the names of some. */
  missing: number;
  names: string[];
  /** Where those are that belong to another cms, as after an import of its database without its uploads. */
  elsewhere: { host: string; count: number }[];
}

const NAMED = 3;
/** Strapi's own provider, which stores files on the disk. In a bucket, a file's full URL is where it belongs. */
const LOCAL = 'local';

const rows = z.array(
  z.object({
    name: z.string(),
    url: z.string(),
    hash: z.string(),
    ext: z.string().nullable(),
    mime: z.string().nullable(),
  }),
);

const namesIn = async (folder: string): Promise<Set<string>> => new Set(await readdir(folder).catch(() => []));

/** The host that a URL names, unless it is this cms. */
function otherHostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, host } = new URL(url);
  return origin === new URL(environment.CMS_URL).origin ? null : host;
}

/** Compares the media library with the disk. */
export async function findMissingUploads(strapi: Core.Strapi): Promise<MissingUploads> {
  const found = rows.parse(
    await strapi.db.connection('files').where({ provider: LOCAL }).select('name', 'url', 'hash', 'ext', 'mime'),
  );
  const [uploads, documents] = [await namesIn(join(strapi.dirs.static.public, 'uploads')), await namesIn(privateDir)];
  const hosts = new Map<string, number>();
  const missing: string[] = [];
  for (const file of found) {
    const host = otherHostOf(file.url);
    if (host) hosts.set(host, (hosts.get(host) ?? 0) + 1);
    else if (!(isPrivate(file) ? documents : uploads).has(`${file.hash}${file.ext ?? ''}`)) missing.push(file.name);
  }
  const elsewhere = Array.from(hosts, ([host, count]) => ({ host, count }));
  return { missing: missing.length, names: missing.slice(0, NAMED), elsewhere };
}
