import { origin } from './attributes';
import { componentNode, fieldNode } from './component-node';

export const KeyPoints = componentNode('keyPoints', {
  content: 'keyPoint+',
  renderHTML: ({ HTMLAttributes }) => [
    'section',
    { ...HTMLAttributes, 'data-block': 'keyPoints', class: 'key-points' },
    ['ul', 0],
  ],
});

export const KeyPoint = fieldNode('keyPoint', {
  addAttributes: () => ({ origin }),
  renderHTML: () => ['li', { 'data-field': 'keyPoint', dir: 'auto' }, 0],
});
