import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import { wordingInEffect } from '@patient-press/shared/consent-wordings';
import { chatOrigin, toChatFile } from '../../src/content/props/chat.ts';
import { chatPath } from '../../src/content/props/chat-file.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import type { Copy } from '../content/copy.ts';
import type { DocumentName } from '../content/document-name.ts';
import { readGuideFile } from '../content/guide-files.ts';
import { pictureDir } from '../content/pictures.ts';
import { isNamedByContent } from '../lib/cache-control.ts';
import { headerFiles } from '../publish/header-files.ts';
import { redirectFiles } from '../publish/redirects.ts';
import type { DocumentReport } from './problems.ts';

/** A file of the site: its path below the site's folder, and how its bytes are come by. */
export interface PublishedFile {
  path: string;
  /** Another one when, and only when, the bytes are others; undefined when only the bytes themselves can show it. */
  key: string | undefined;
  read(): Promise<Buffer>;
  /** The document that it is made of, where it is one document's. */
  owner?: DocumentName;
}

const digest = (text: string | Buffer) => createHash('sha1').update(text).digest('base64url');

const textFile = (path: string, text: string): PublishedFile => ({
  path,
  key: digest(text),
  read: async () => Buffer.from(text),
});

/** What the chat's button asks for once it is pressed. */
function chatFiles({ entries, now }: Snapshot): PublishedFile[] {
  const consent = wordingInEffect(entries['consent-wordings'].values(), CALLBACK_CONSENT, now);
  return Array.from(entries['site-settings'].values(), (settings) =>
    textFile(chatPath.slice(1), JSON.stringify(toChatFile(settings, consent))),
  );
}

/** What pages may show in a frame: the chat that readers start. */
const framesOf = ({ entries }: Snapshot): string[] =>
  [...entries['site-settings'].values()].map(chatOrigin).filter((origin) => origin !== null);

/** Everything beside the pages. */
export interface FilesBesidePages {
  /** The site's own: pictures in all sizes, the PDFs of open guides, the chat's file, lists of redirects, headers. */
  own: PublishedFile[];
  /** A page at each old path, for hosts that serve files only. */
  redirects: PublishedFile[];
  /** Redirects that readers are not sent on by. */
  lost: DocumentReport[];
}

/**
 * @param snapshot what is published of the copy.
 * @param pagePaths the paths of all pages.
 * @param scripts hashes of the scripts that are in pages.
 */
export function filesBesidePages(
  copy: Copy,
  snapshot: Snapshot,
  pagePaths: ReadonlySet<string>,
  scripts: readonly string[],
): FilesBesidePages {
  const { entries } = snapshot;
  const pictures = [...new Set(copy.pictures.filesOf(copy.filesShown()))].map((name) => ({
    path: `${pictureDir}/${name}`,
    key: name,
    read: () => copy.pictures.read(name),
  }));
  const guides = Array.from(entries.guides, ([documentId, { offer, openFile }]) => {
    if (!openFile || !offer.download) return [];
    const read = () => readGuideFile(documentId, openFile);
    return [
      {
        path: offer.download.href.slice(1),
        key: openFile,
        read,
        owner: { contentType: 'guides', documentId } as const,
      },
    ];
  }).flat();
  const taken = new Set([...pagePaths, ...guides.map(({ path }) => `/${path}`)]);
  const { lists, pages, lost } = redirectFiles([...entries.redirects.values()], taken);
  const nameOf = new Map(
    Array.from(entries.redirects, ([documentId, entry]) => [entry, { contentType: 'redirects', documentId } as const]),
  );
  const texts = [...lists, ...headerFiles({ scripts, frames: framesOf(snapshot) })];
  return {
    own: [...pictures, ...guides, ...chatFiles(snapshot), ...texts.map(({ path, text }) => textFile(path, text))],
    redirects: pages.map(({ path, text, entry }) => ({ ...textFile(path, text), ...ownedBy(nameOf.get(entry)) })),
    lost: lost.map(({ entry, field, message }) => ({ document: nameOf.get(entry), field, message })),
  };
}

const ownedBy = (owner: DocumentName | undefined) => (owner ? { owner } : {});

/** Styles, fonts, scripts and icons, as Astro bundled them. The names of most hold a digest of their content. */
export const bundledFiles = (folder: string): PublishedFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = file.slice(folder.length + 1);
      return { path, key: isNamedByContent(path) ? path : digest(readFileSync(file)), read: () => readFile(file) };
    });
