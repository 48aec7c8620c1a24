import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import { wordingInEffect } from '@patient-press/shared/consent-wordings';
import { textVersionOf } from '@patient-press/shared/text-versions';
import { chatOrigin, toChatFile } from '../../src/content/props/chat.ts';
import { chatPath } from '../../src/content/props/chat-file.ts';
import type { PathSet } from '../../src/content/site/collapse-redirects.ts';
import type { Site } from '../../src/content/site/site.ts';
import { type Copy, PICTURES } from '../content/copy.ts';
import type { DocumentName } from '../content/document-name.ts';
import { readGuideFile } from '../content/guide-files.ts';
import { pictureDir } from '../content/pictures.ts';
import type { DocumentReport } from '../content/shown.ts';
import { isNamedByContent } from '../lib/cache-control.ts';
import { environment } from '../lib/environment.ts';
import { headerFiles } from '../publish/header-files.ts';
import { redirectFiles } from '../publish/redirects.ts';
import { fileOf } from '../render/page.ts';
import type { NodeTable } from '../store/nodes.ts';

/** A file of the site: its path below the site's folder, and how its bytes are come by. */
export interface PublishedFile {
  path: string;
  /** Another one when, and only when, the bytes are others. */
  key: string;
  read(): Promise<Buffer>;
  /** Of files for one path, that of the lowest rank has it. */
  rank: number;
  /** The document that it is made of, where it is one document's. */
  owner?: DocumentName;
}

/** Pages have the ranks of their routes; what else the site consists of comes before them, redirects after. */
export const OWN = -1;
export const REDIRECT = 1000;

/** The name of what makes them. */
export const REDIRECTS = 'redirects';

/** The name of the fact which pages and files there are. */
export const PATHS = 'paths';

/** Paths at which the site has a page, or a file that comes before redirects. */
export const takenPaths = ({
  content,
  nodes,
}: Pick<Copy, 'content'> & { nodes: Pick<NodeTable, 'isClaimed'> }): PathSet => ({
  has: (path) => {
    content.reads.note(PATHS);
    return nodes.isClaimed(fileOf(path), REDIRECT - 1);
  },
});

/** Makes files beside pages. */
export interface FileMaker {
  /** Whether it needs to know of all pages. */
  isLast?: boolean;
  /** @param argument of which of its files it is asked; empty where it makes all at once. */
  make(site: Site, argument: string): { files: PublishedFile[]; lost?: DocumentReport[] };
}

const digest = (text: string | Buffer) => createHash('sha1').update(text).digest('base64url');

const textFile = (path: string, text: string, rank = OWN): PublishedFile => ({
  path,
  key: digest(text),
  read: async () => Buffer.from(text),
  rank,
});

/** What the chat's button asks for once it is pressed. */
function chatFiles(site: Site): PublishedFile[] {
  const consent = wordingInEffect(site.wordings, CALLBACK_CONSENT, site.now);
  return [textFile(chatPath.slice(1), JSON.stringify(toChatFile(site.settings, consent)))];
}

/** By its key, search engines know that the press speaks for the site: https://www.indexnow.org/documentation. */
const indexNowFiles = (key: string | undefined): PublishedFile[] => (key ? [textFile(`${key}.txt`, key)] : []);

/** A picture in all sizes. @param key its `mediaKey`. */
function pictureFiles({ files, pictures }: Copy, key: string): PublishedFile[] {
  const file = files.get(key);
  return (file ? pictures.filesOf([file]) : []).map((name) => ({
    path: `${pictureDir}/${name}`,
    key: name,
    read: () => pictures.read(name),
    rank: OWN,
  }));
}

/** The PDFs of open guides. */
const guideFiles = (site: Site): PublishedFile[] =>
  Array.from(site.guides, ([documentId, { offer, openFile }]): PublishedFile[] => {
    if (!openFile || !offer.download) return [];
    const path = offer.download.href.slice(1);
    const read = () => readGuideFile(documentId, openFile);
    return [{ path, key: openFile, read, rank: OWN, owner: { contentType: 'guides', documentId } }];
  }).flat();

/** Lists of redirects, and a page at each old path, for hosts that serve files only. */
function makeRedirects(site: Site, taken: PathSet): { files: PublishedFile[]; lost: DocumentReport[] } {
  const redirects = [...site.collection('redirects')];
  const nameOf = new Map(
    redirects.map(([documentId, entry]) => [entry, { contentType: 'redirects', documentId } as const]),
  );
  const gone = Array.from(site.collection('withdrawn-pages').values()).flatMap(({ outcome, address }) => [
    ...(outcome === 'gone' ? [address] : []),
    // A notice is on the page alone.
    ...[textVersionOf(address)].filter((path) => path !== null),
  ]);
  const { lists, pages, lost } = redirectFiles([...nameOf.keys()], taken, gone);
  const ownedBy = (owner: DocumentName | undefined) => (owner ? { owner } : {});
  return {
    files: [
      ...lists.map(({ path, text }) => textFile(path, text)),
      ...pages.map(({ path, text, entry }) => ({ ...textFile(path, text, REDIRECT), ...ownedBy(nameOf.get(entry)) })),
    ],
    lost: lost.map(({ entry, field, message }) => ({ document: nameOf.get(entry), field, message })),
  };
}

/** @param taken paths at which a page, or another file of the site, is. To be asked once all others are known. */
export const redirectMaker = (taken: PathSet): FileMaker => ({
  isLast: true,
  make: (site) => makeRedirects(site, taken),
});

interface Parts {
  copy: Copy;
  /** Styles, fonts and scripts. */
  bundle: readonly PublishedFile[];
  /** Hashes of the scripts that are in pages. */
  scripts: readonly string[];
  /** See `redirectMaker`. */
  taken: PathSet;
}

/** All who make files beside pages, by their names. */
export function fileMakers({ copy, bundle, scripts, taken }: Parts): Map<string, FileMaker> {
  return new Map<string, FileMaker>([
    ['bundle', { make: () => ({ files: [...bundle] }) }],
    [PICTURES, { make: (_, key) => ({ files: pictureFiles(copy, key) }) }],
    ['guides', { make: (site) => ({ files: guideFiles(site) }) }],
    ['chat', { make: (site) => ({ files: chatFiles(site) }) }],
    [
      'headers',
      {
        make: ({ settings }) => {
          // What pages may show in a frame: the chat that readers start.
          const frames = [chatOrigin(settings)].filter((origin) => origin !== null);
          return { files: headerFiles({ scripts, frames }).map(({ path, text }) => textFile(path, text)) };
        },
      },
    ],
    ['index-now', { make: () => ({ files: indexNowFiles(environment.INDEXNOW_KEY) }) }],
    [REDIRECTS, redirectMaker(taken)],
  ]);
}

/** Styles, fonts, scripts and icons, as Astro bundled them. The names of most hold a digest of their content. */
export const bundledFiles = (folder: string): PublishedFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = file.slice(folder.length + 1);
      const key = isNamedByContent(path) ? path : digest(readFileSync(file));
      return { path, key, read: () => readFile(file), rank: OWN };
    });
