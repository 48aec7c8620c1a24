import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import { wordingInEffect } from '@patient-press/shared/consent-wordings';
import { chatOrigin, toChatFile } from '../../src/content/chat.ts';
import { chatPath } from '../../src/content/chat-file.ts';
import type { Snapshot } from '../../src/content/snapshot.ts';
import type { Copy } from '../content/copy.ts';
import { readGuideFile } from '../content/guide-files.ts';
import { pictureDir } from '../content/pictures.ts';
import { headerFiles } from './header-files.ts';
import { redirectFiles } from './redirects.ts';

/** A file of the site: its path below the site's folder, and how its bytes are come by. */
export interface SiteFile {
  path: string;
  /** Another one when, and only when, the bytes are others; undefined when only the bytes themselves can tell. */
  key: string | undefined;
  read(): Promise<Buffer>;
}

const digest = (text: string) => createHash('sha1').update(text).digest('base64url');

const textFile = (path: string, text: string): SiteFile => ({
  path,
  key: digest(text),
  read: async () => Buffer.from(text),
});

/** What the chat's button asks for once it is pressed. */
function chatFiles({ entries, now }: Snapshot): SiteFile[] {
  const consent = wordingInEffect(entries['consent-wordings'].values(), CALLBACK_CONSENT, now);
  return Array.from(entries['site-settings'].values(), (settings) =>
    textFile(chatPath.slice(1), JSON.stringify(toChatFile(settings, consent))),
  );
}

/** What pages may show in a frame: the chat that readers start. */
const framesOf = ({ entries }: Snapshot): string[] =>
  [...entries['site-settings'].values()].map(chatOrigin).filter((origin) => origin !== null);

/**
 * Everything beside the pages: pictures in all sizes, the PDFs of open guides, the chat's file, redirects, and headers.
 * @param scripts hashes of the scripts that stand in pages.
 * @returns the files, and the documentIds of redirects that lead nowhere.
 */
export function filesBesidePages(
  copy: Copy,
  pagePaths: ReadonlySet<string>,
  scripts: readonly string[],
): { files: SiteFile[]; lostRedirects: string[] } {
  const snapshot = copy.snapshot();
  const { entries } = snapshot;
  const pictures = [...new Set(copy.pictures.filesOf(copy.filesShown()))].map((name) => ({
    path: `${pictureDir}/${name}`,
    key: name,
    read: () => copy.pictures.read(name),
  }));
  const guides = Array.from(entries.guides, ([documentId, { offer, openFile }]) => {
    if (!openFile || !offer.download) return [];
    const read = () => readGuideFile(documentId, openFile);
    return [{ path: offer.download.href.slice(1), key: openFile, read }];
  });
  const { files, lost } = redirectFiles([...entries.redirects.values()], pagePaths);
  const texts = [...files, ...headerFiles({ scripts, frames: framesOf(snapshot) })].map(({ path, text }) =>
    textFile(path, text),
  );
  return {
    files: [...pictures, ...guides.flat(), ...chatFiles(snapshot), ...texts],
    lostRedirects: [...entries.redirects].filter(([, entry]) => lost.includes(entry)).map(([id]) => id),
  };
}

/** Styles, fonts and scripts, as Astro bundled them. Their names hold a digest of their content. */
export const bundledFiles = (folder: string): SiteFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = file.slice(folder.length + 1);
      return { path, key: path, read: () => readFile(file) };
    });
