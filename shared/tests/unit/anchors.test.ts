import { expect, test } from 'vitest';
import { bodyAnchors, everyLink } from '../../src/body-texts.ts';

const words = (text: string) => ({ type: 'text', text });
const richText = (...content: object[]) => ({ __component: 'body.rich-text', content });
const heading = (text: string) => ({ type: 'heading', level: 2, children: [words(text)] });

test('headings and questions of a page have anchors in the order of reading, without their citations', () => {
  const anchors = bodyAnchors([
    richText(heading('Side effects [@nakano2018]'), heading(''), heading('Source 1')),
    {
      __component: 'body.questions',
      items: [{ question: 'Side effects', answer: [heading('Éarly signs')] }],
    },
    { __component: 'body.banner' },
  ]);
  for (const id of ['side-effects', 'section-source-1', 'side-effects-2', 'early-signs'])
    expect([id, anchors.has(id)]).toEqual([id, true]);
  expect(anchors.has('side-effects-3')).toBe(false);
  expect(anchors.has('section')).toBe(false);
});

test('every link of a block is read with its words, those to documents with their documents', () => {
  const link = { type: 'link', url: '/a/', children: [words('one'), words(' two')] };
  const toDocument = { ...link, documentId: 'a', contentType: 'api::page.page' };
  const block = richText({ type: 'paragraph', children: [link, toDocument] });
  expect(everyLink(block)).toEqual([
    { url: '/a/', documentId: null, contentType: null, text: 'one two' },
    { url: '/a/', documentId: 'a', contentType: 'api::page.page', text: 'one two' },
  ]);
  expect(everyLink({ __component: 'body.banner' })).toEqual([]);
});
