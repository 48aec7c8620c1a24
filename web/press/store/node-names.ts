/**
 * Names of nodes. `document articles/x` is marked when a document came, changed or went; `section topic x` says which pages
 * a route has of it, `page topic x 3` is one of these, by its part. `files redirects` are files beside pages by their maker,
 * `file redirects` and a path one of them. `search articles/x` is what readers find a document by. What pages share has the name that the site gives it.
 */
export type NodeName =
  | { kind: 'shared'; name: string }
  | { kind: 'document'; key: string }
  | { kind: 'search'; key: string }
  | { kind: 'section'; route: string; documentId: string }
  | { kind: 'page'; route: string; documentId: string; part: string }
  | { kind: 'files'; maker: string; argument: string }
  | { kind: 'file'; of: string };

const NONE = '-';

export const documentName = (key: string): string => `document ${key}`;

export const sectionName = (route: string, documentId: string): string => `section ${route} ${documentId || NONE}`;

/** What the names of what is searched begin with: the key of the document follows. */
export const SEARCH = 'search ';

export const searchName = (key: string): string => SEARCH + key;

/** What the names of the pages of a section begin with. */
export const pagesPrefix = (route: string, documentId: string): string => `page ${route} ${documentId || NONE} `;

export const pageName = (route: string, documentId: string, part: string): string =>
  pagesPrefix(route, documentId) + part;

/** @param argument what of its maker's they are, such as the sizes of one picture. */
export const filesName = (maker: string, argument = ''): string => `files ${maker} ${argument}`;

/** What the names of the files of a maker begin with. */
export const filesPrefix = (of: string): string => `file${of.slice('files'.length)}\n`;

export const fileName = (of: string, path: string): string => filesPrefix(of) + path;

export function parseNodeName(name: string): NodeName {
  const [kind, first = '', ...rest] = name.split(' ');
  const [second = '', ...others] = rest;
  const documentId = second === NONE ? '' : second;
  if (kind === 'document' || kind === 'search') return { kind, key: first };
  if (kind === 'section') return { kind, route: first, documentId };
  if (kind === 'page') return { kind, route: first, documentId, part: others.join(' ') };
  if (kind === 'files') return { kind, maker: first, argument: rest.join(' ') };
  if (kind === 'file') return { kind, of: `files${name.slice('file'.length, name.indexOf('\n'))}` };
  return { kind: 'shared', name };
}
