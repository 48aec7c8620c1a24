import { expect, test } from 'vitest';
import { stayInside } from '../../press/preview/release/stay-inside.ts';

// By default, the site is at http://127.0.0.1:4321.

test.each([
  [
    'a link to a page',
    '<a class="x" href="/articles/a/?b=1&amp;c#d">',
    '<a class="x" href="/t/site/articles/a/?b=1&amp;c#d">',
  ],
  ['a link after an attribute with a bracket', '<a data-x="a > b" href="/a/">', '<a data-x="a > b" href="/t/site/a/">'],
  ['a link with the site’s own address', '<a href="http://127.0.0.1:4321/a/">', '<a href="/t/site/a/">'],
  ['a form', '<form method="post" action="/api/x">', '<form method="post" action="/t/site/api/x">'],
  ['a picture', '<img src="/_pictures/a.webp">', '<img src="/t/site/_pictures/a.webp">'],
])('%s leads into the preview', (_, html, inside) => {
  expect(stayInside(html, '/t/site')).toBe(inside);
});

test.each([
  '<a href="#top">',
  '<a href="tel:+15550100">',
  '<a href="https://example.org/a/">',
  '<a href="http://127.0.0.1:43210/a/">',
  '<a href="//example.org/a/">',
  '<a href="/uploads/a.pdf">',
  '<link rel="stylesheet" href="/_astro/a.css">',
  '<p>href="/a/"</p>',
])('%s stays as it is', (html) => {
  expect(stayInside(html, '/t/site')).toBe(html);
});
