import { isOwnAnchor } from '@patient-press/shared/anchors';
import type { Node } from '@tiptap/pm/model';
import { linkWords } from '../../words/writing';
import type { CheckedLink } from '../answers';
import { headingsIn } from './anchors-in-document';

/** What is known of links, by {@link linkKey}. */
export type KnownLinks = ReadonlyMap<string, CheckedLink>;

type Link = Pick<CheckedLink, 'url' | 'documentId' | 'contentType'>;

export const linkKey = ({ url, documentId }: Link): string => documentId ?? url;

/** The link that a piece of text is in; null: none. */
export function linkOf(node: Node): Link | null {
  const attributes = node.marks.find((mark) => mark.type.name === 'link')?.attrs;
  if (!attributes) return null;
  const { url, documentId, contentType } = attributes;
  return {
    url: String(url ?? ''),
    documentId: documentId ? String(documentId) : null,
    contentType: contentType ? String(contentType) : null,
  };
}

const isAnchor = ({ url, documentId }: Link) => !documentId && url.startsWith('#');

/** Whether only the cms can say what is at a link's end. */
export const isForCms = (link: Link): boolean =>
  !isAnchor(link) && (link.documentId !== null || link.url.startsWith('/'));

function anchorExists(url: string, doc: Node): boolean {
  const id = url.slice(1);
  return isOwnAnchor(id) || headingsIn(doc).some((heading) => heading.id === id);
}

/** How a link is marked in the text, when there is something to say of it. */
export function linkAttributes(link: Link, links: KnownLinks, doc: Node): Record<string, string> | null {
  if (isAnchor(link))
    return anchorExists(link.url, doc) ? null : { class: 'link-missing', title: linkWords.noHeading(link.url) };
  const known = links.get(linkKey(link));
  if (!known || known.state === 'live') return null;
  return known.state === 'draft'
    ? { class: 'link-draft', title: linkWords.toDraft(known.title) }
    : { class: 'link-missing', title: linkWords.toNothing };
}
