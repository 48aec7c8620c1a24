import { Node } from '@tiptap/core';
import { jsonAttribute, origin } from './attributes';
import { componentNode } from './component-node';

/** Where a banner is shown. */
export const Banner = componentNode('banner', {
  atom: true,
  attributes: { placement: jsonAttribute('placement', 'article-inline') },
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'banner' }],
});

/** Offers one guide. */
export const GuideOffer = componentNode('guideOffer', {
  atom: true,
  attributes: { guide: jsonAttribute('guide') },
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'guideOffer' }],
});

/** A component that this version doesn't know, or whose value it can't show: passed on as it is. */
export const UnknownComponent = componentNode('unknownComponent', {
  atom: true,
  attributes: { component: jsonAttribute('component') },
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'unknownComponent' }],
});

/** A picture right in a rich text, as Strapi's own editor inserted it. New pictures are figures. */
export const Picture = Node.create({
  name: 'picture',
  group: 'textBlock block',
  atom: true,
  selectable: true,
  addAttributes: () => ({ block: jsonAttribute('block'), origin }),
  parseHTML: () => [{ tag: '[data-block="picture"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'picture' }],
});
