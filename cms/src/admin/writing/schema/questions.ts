import { Node } from '@tiptap/core';
import { origin } from './attributes';
import { componentNode, fieldNode } from './component-node';

export const Questions = componentNode('questions', {
  content: 'question+',
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'questions', class: 'questions' }, 0],
});

export const Question = Node.create({
  name: 'question',
  content: 'questionText answer',
  defining: true,
  isolating: true,
  addAttributes: () => ({ origin }),
  parseHTML: () => [{ tag: '[data-part="question"]' }],
  renderHTML: () => ['div', { 'data-part': 'question', class: 'question' }, 0],
});

export const QuestionText = fieldNode('questionText');

/** An answer is a rich text. */
export const Answer = Node.create({
  name: 'answer',
  content: 'textBlock+',
  isolating: true,
  parseHTML: () => [{ tag: '[data-part="answer"]' }],
  renderHTML: () => ['div', { 'data-part': 'answer', class: 'answer' }, 0],
});
