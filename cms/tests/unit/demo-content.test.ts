import { expect, test } from 'vitest';
import { articles } from '../../src/setup/demo/content/articles.ts';
import { guides } from '../../src/setup/demo/content/guides.ts';
import { homePage } from '../../src/setup/demo/content/home-page.ts';
import { pages } from '../../src/setup/demo/content/pages.ts';
import { settings } from '../../src/setup/demo/content/settings.ts';

const picturesOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(picturesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'image' && typeof part === 'string' ? [part] : picturesOf(part),
  );
};

test('no two stories of the demo share a picture', () => {
  const pictures = articles.flatMap(picturesOf);
  expect(pictures.filter((picture, index) => pictures.indexOf(picture) !== index)).toEqual([]);
});

test('the demo’s home page leads with news about treatment, and its links lead to what the demo has', () => {
  expect(articles.find(({ slug }) => slug === homePage.lead)?.topics).toContain('treatment');
  const known = [...articles, ...guides].map(({ slug }) => slug);
  for (const { guide, article, url } of homePage.startHere.links)
    expect(url ?? known.find((slug) => slug === (guide ?? article)), guide ?? article).toBeTruthy();
});

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
};

test('the demo claims nothing about all of its statements, and no check that wasn’t made', () => {
  const own = [...pages, settings].flatMap(strings).join('\n');
  for (const claim of [
    /\b(every|each) (statement|sentence|claim|fact)\b/i,
    /\bmost articles are (checked|reviewed)\b/i,
    /\ba person reads every\b/i,
    /\bevery article is (checked|reviewed)\b/i,
  ])
    expect(own).not.toMatch(claim);
  const policy = strings(pages.find(({ slug }) => slug === 'editorial-policy')).join(' ');
  expect(policy).toContain('no newsroom follows it');
});

test('a page of the demo that asks for mail says that its address takes none', () => {
  for (const page of pages) {
    const text = strings(page).join(' ').replaceAll(/\s+/g, ' ');
    if (/\bwrite to\b.*\/contact\/|mailto:/i.test(text))
      expect(text, page.slug).toMatch(/(doesn’t|does not) accept email/);
  }
});
