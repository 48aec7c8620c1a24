import { routes } from '../../src/content/props/routes.ts';
import type { Site } from '../../src/content/site/site.ts';
import type { DocumentName } from '../content/document-name.ts';
import { fileOf, NOT_FOUND_PATH, type Page, toPage } from '../render/page.ts';
import { parseNodeName } from '../store/node-names.ts';
import type { Node } from '../store/nodes.ts';
import { REDIRECT } from './files-beside-pages.ts';

/** What is, or would be, at a path of the site. */
export type AtPath =
  | { kind: 'page' | 'notice'; route: string; owner: DocumentName | undefined; part: string }
  | { kind: 'file' | 'redirect' };

const byName = new Map(routes.map((route) => [route.name, route]));

/** The path of a file below the site's folder. */
export const pathOfFile = (file: string) =>
  file === fileOf(NOT_FOUND_PATH) ? NOT_FOUND_PATH : `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** @param node that has a file. */
export function toAtPath(node: Node | undefined): AtPath | undefined {
  if (!node) return undefined;
  const parsed = parseNodeName(node.name);
  if (parsed.kind !== 'page') return { kind: node.rank === REDIRECT ? 'redirect' : 'file' };
  const { route, documentId, part } = parsed;
  const of = byName.get(route)?.of;
  const owner = of ? { contentType: of, documentId } : undefined;
  return { kind: of === 'withdrawn-pages' ? 'notice' : 'page', route, owner, part };
}

/** The page that a node is for. @param name its own. */
export function pageOf(site: Site, name: string): Page | null {
  const parsed = parseNodeName(name);
  const row = parsed.kind === 'page' ? byName.get(parsed.route)?.row(site, parsed.documentId, parsed.part) : null;
  return row ? toPage(row) : null;
}
