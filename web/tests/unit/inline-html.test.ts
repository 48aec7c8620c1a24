import { expect, test } from 'vitest';
import { inlineHtml } from '../../src/components/body/inline-html.ts';
import type { CitationNode, InlineNode } from '../../src/content/entries/rich-text.ts';

const text = (text: string, look = {}): InlineNode => ({ type: 'text', text, ...look });
const citation: CitationNode = {
  type: 'citation',
  marks: [
    { number: 1, place: null, id: 'cite-1' },
    { number: 2, place: 'table 2', id: 'cite-2' },
  ],
};

test('text that looks like markup is text', () => {
  expect(inlineHtml([text('<img src=x onerror="a(\'&\')">')])).toBe(
    '&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;',
  );
});

test('looks are nested, and a line break is one', () => {
  expect(inlineHtml([text('one\ntwo', { code: true, bold: true, italic: true })])).toBe(
    '<strong><em><code>one<br>two</code></em></strong>',
  );
});

test('an address can’t leave its attribute, and a link out of the site is marked', () => {
  const link = (url: string): InlineNode => ({
    type: 'link',
    url,
    document: null,
    children: [{ type: 'text', text: 'x' }],
  });
  expect(inlineHtml([link('https://example.org/?a="b"&c')])).toBe(
    '<a href="https://example.org/?a=&quot;b&quot;&amp;c" rel="noopener">x</a>',
  );
  expect(inlineHtml([link('/about/')])).toBe('<a href="/about/">x</a>');
});

test('a citation touches the word before it, is named for screen readers, and is in no link', () => {
  const children = [{ type: 'text' as const, text: 'shown ' }, citation, { type: 'text' as const, text: ' since' }];
  const html = inlineHtml([{ type: 'link', url: '/x/', document: null, children }]);
  expect(html).toMatch(
    /^<a href="\/x\/">shown<\/a><sup class="marks"><a href="#source-1" id="cite-1" aria-label="[^"]+">1<\/a>/,
  );
  expect(html).toMatch(/<\/sup><a href="\/x\/"> since<\/a>$/);
  expect(html).toContain('table 2');
});
