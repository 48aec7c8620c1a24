import { pathKey } from '@patient-press/shared/site-paths';
import type { Core } from '@strapi/strapi';
import { sitePath } from '../addresses/link-targets';
import { isFields } from '../platform/fields';
import type { Database } from '../platform/join-table';
import { climb, type Use } from './find-uses';
import { textsReferringTo, toReference } from './text-references';

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(strings) : [];
};

const isRichText = (value: unknown): value is unknown[] => Array.isArray(value) && value.some(isFields);

interface Link {
  url: string;
  documentId: unknown;
}

/** The links of a rich text, and what may be an address of its own: a button's, or a page that a banner is shown on. */
function linksOf(value: unknown): Link[] {
  if (!isRichText(value)) return strings(value).map((url) => ({ url, documentId: undefined }));
  return value.filter(isFields).flatMap((node): Link[] => {
    if (node.type === 'link') return [{ url: String(node.url ?? ''), documentId: node.documentId }];
    return Array.isArray(node.children) && node.children.length > 0 ? linksIn(node.children) : [];
  });
}
const linksIn = (children: unknown[]): Link[] => (isRichText(children) ? linksOf(children) : []);

/** The path that an address has on the site, in the form in which paths are compared. */
function pathOn(url: string): string | null {
  const path = sitePath(url);
  return path === null ? null : pathKey(path);
}

/** What links lead to. */
export interface LinkTarget {
  documentId: string;
  /** Where its page is, or would be: decoded, with slashes at both ends. */
  paths: readonly string[];
}

/** Every place that links to a document: by its documentId, or by its path as plain text. */
export async function findLinkUses(strapi: Core.Strapi, db: Database, target: LinkTarget): Promise<Use[]> {
  const { documentId, paths } = target;
  const keys = paths.map(pathKey);
  const references = [toReference.documentId(documentId), ...paths.flatMap(toReference.path)];
  const texts = await textsReferringTo(strapi, db, [...new Set(references)]);
  const linking = texts.filter(({ value }) =>
    linksOf(value).some((link) => {
      // A link to another document stays one, whatever its path was when it was made.
      if (typeof link.documentId === 'string' && link.documentId) return link.documentId === documentId;
      const path = pathOn(link.url);
      return path !== null && keys.includes(path);
    }),
  );
  return climb(
    strapi,
    db,
    linking.map(({ schema, attribute, rowId }) => ({
      schema,
      rowId,
      path: [attribute],
      isNeeded: false,
      place: { schema, attribute, rowId, order: null },
    })),
  );
}
