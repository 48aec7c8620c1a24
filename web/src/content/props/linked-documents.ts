import type { Block, Body } from '../entries/body.ts';
import type { InlineNode, LinkedDocument, ListNode, RichText, RichTextNode } from '../entries/rich-text.ts';
import type { Site } from '../site/site.ts';

type Paths = ReadonlyMap<string, string>;

/** Where readers find a document now; undefined while it is not published. */
function pathOf(site: Site, { uid, documentId }: LinkedDocument): string | undefined {
  switch (uid) {
    case 'api::article.article':
      return site.article(documentId)?.path;
    case 'api::guide.guide':
      return site.guides.get(documentId)?.offer.path;
    case 'api::page.page':
      return site.pages.get(documentId)?.path;
    case 'api::person.person':
      return site.people.get(documentId)?.path;
    case 'api::topic.topic':
      return site.topics.get(documentId)?.path;
  }
}

const withPath = (node: InlineNode, paths: Paths): InlineNode =>
  node.type === 'link' && node.document ? { ...node, url: paths.get(node.document.documentId) ?? node.url } : node;

const inList = ({ items, ...list }: ListNode, paths: Paths): ListNode => ({
  ...list,
  items: items.map(({ line, lists }) => ({
    line: line.map((node) => withPath(node, paths)),
    lists: lists.map((one) => inList(one, paths)),
  })),
});

function inNode(node: RichTextNode, paths: Paths): RichTextNode {
  if (node.type === 'list') return inList(node, paths);
  return 'children' in node ? { ...node, children: node.children.map((child) => withPath(child, paths)) } : node;
}

const inText = (content: RichText, paths: Paths): RichText => content.map((node) => inNode(node, paths));

function inBlock(block: Block, paths: Paths): Block {
  if (block.type === 'rich-text') return { ...block, content: inText(block.content, paths) };
  if (block.type !== 'questions') return block;
  return { ...block, items: block.items.map((item) => ({ ...item, answer: inText(item.answer, paths) })) };
}

/** A body whose links to documents follow them to where they are now. One that isn't published is linked where it was. */
export function blocksWithLinks(site: Site, { blocks, links }: Body): Block[] {
  if (links.length === 0) return blocks;
  const paths = new Map(
    links.flatMap((link) => {
      const path = pathOf(site, link);
      return path === undefined ? [] : [[link.documentId, path] as const];
    }),
  );
  return blocks.map((block) => inBlock(block, paths));
}
