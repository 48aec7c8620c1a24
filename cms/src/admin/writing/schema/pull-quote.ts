import { componentNode, fieldNode } from './component-node';

export const PullQuote = componentNode('pullQuote', {
  content: 'pullQuoteText pullQuoteAttribution',
  renderHTML: ({ HTMLAttributes }) => [
    'figure',
    { ...HTMLAttributes, 'data-block': 'pullQuote', class: 'pull-quote' },
    0,
  ],
});

export const PullQuoteText = fieldNode('pullQuoteText');
export const PullQuoteAttribution = fieldNode('pullQuoteAttribution', { content: '(text | hardBreak)*' });
