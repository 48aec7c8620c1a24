import { jsonAttribute } from './attributes';
import { componentNode, fieldNode } from './component-node';

/** A picture of the media library, with its caption, credit and alt text below it. */
export const Figure = componentNode('figure', {
  content: 'figureCaption figureCredit figureAlt',
  attributes: { image: jsonAttribute('image') },
  renderHTML: ({ HTMLAttributes }) => ['figure', { ...HTMLAttributes, 'data-block': 'figure' }, 0],
});

export const FigureCaption = fieldNode('figureCaption');
export const FigureCredit = fieldNode('figureCredit', { content: '(text | hardBreak)*' });
export const FigureAlt = fieldNode('figureAlt', { content: '(text | hardBreak)*' });
