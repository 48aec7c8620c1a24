import { describe, expect, test } from 'vitest';
import { normalizePath, normalizeTarget, pageFault, pathFault, pathKey, withQuery } from '../../src/site-paths.ts';

describe('a path', () => {
  test.each([
    '/articles/old-name/',
    '/About-Us.html',
    '/blog/2019/05/Größe und Maß/',
    '/index.html',
    '/v1.2/notes/',
    '/apis/',
    '/topics/surgery/',
    '/sources/two/',
    '/people/a/',
    '/articles/page/',
    '/feed-xml/',
    `/${'a'.repeat(250)}/`,
  ])('%s may be a page’s or a redirect’s', (path) => {
    expect(pathFault(path)).toBeNull();
  });

  test.each([
    ['/_headers', /belong to the site’s own files/],
    ['/_headers.json', /own files/],
    ['/_chat.json', /own files/],
    ['/_anything/below/', /own files/],
    ['/api/articles', /uses \/api itself/],
    ['/API/', /uses \/api itself/],
    ['/healthz', /uses \/healthz itself/],
    ['/uploads/a.pdf', /uses \/uploads itself/],
    ['/', /a page or file of its own/],
    ['/topics/', /a page or file of its own/],
    ['/topics', /a page or file of its own/],
    ['/Guides/', /a page or file of its own/],
    ['/sources/', /a page or file of its own/],
    ['/articles/', /a page or file of its own/],
    ['/articles/page/2/', /a page or file of its own/],
    ['/people', /a page or file of its own/],
    ['/people/by-letter/', /a page or file of its own/],
    ['/people/by-letter/a/', /a page or file of its own/],
    ['/sources/a/', /a page or file of its own/],
    ['/sources/other/2/', /a page or file of its own/],
    ['/corrections/', /a page or file of its own/],
    ['/Corrections', /a page or file of its own/],
    ['/corrections/page/2/', /a page or file of its own/],
    ['/robots.txt', /a page or file of its own/],
    ['/sitemap.xml', /a page or file of its own/],
    ['/404.html', /a page or file of its own/],
    ['/feed.xml', /a page or file of its own/],
    ['/sitemap-articles-1.xml/old/', /a page or file of its own/],
    ['/404/', /a page or file of its own/],
    ['/a/../b/', /aren’t names/],
    ['/./', /aren’t names/],
    ['/a//b/', /two slashes/],
    ['//other.example/', /two slashes/],
    ['old/', /start with a slash/],
    ['/a?b', /can’t contain “\?”/],
    ['/a\\b', /can’t contain “\\”/],
    ['/a%2Fb', /can’t contain “%”/],
    ['/a\nb', /line break/],
    ['/a\u2028b', /line break/],
    ['/a\0b', /control character/],
    ['/a/ b/', /spaces/],
    [`/${'ä'.repeat(200)}/`, /too long/],
    [`/${'long-enough/'.repeat(80)}`, /too long/],
  ])('%j may not, and the reason is said', (path, reason) => {
    expect(pathFault(path)).toMatch(reason);
  });

  test('of the list of corrections may be that of the page that introduces it; of no other list', () => {
    expect(pageFault('/corrections/')).toBeNull();
    expect(pageFault('/Corrections/')).toMatch(/a page or file of its own/);
    expect(pageFault('/sources/')).toMatch(/a page or file of its own/);
  });

  test.each([
    ['/%7Eanna/', '/~anna/'],
    ['/Gr%C3%B6%C3%9Fe/', '/Größe/'],
    ['/Gro\u0308ße/', '/Größe/'],
    [' /a/ ', '/a/'],
    ['/%2e%2e/', '/../'],
    ['/a%2Fb/', '/a%2Fb/'],
    ['/50%/', '/50%/'],
  ])('typed as %j is looked at as %j', (typed, path) => {
    expect(normalizePath(typed)).toBe(path);
    expect(normalizePath(path)).toBe(path);
  });

  test('is the same in any spelling', () => {
    const spellings = ['/Größe', '/größe/', '/GR%C3%96%C3%9FE/', '/gro\u0308ße'];
    expect(new Set(spellings.map(pathKey)).size).toBe(1);
    expect(pathKey('/größe/')).not.toBe(pathKey('/grosse/'));
  });
});

describe('a target', () => {
  test.each([
    ['/new/', '/new/'],
    ['/50%', '/50%25'],
    ['/größe/?q=ä#teil', '/gr%C3%B6%C3%9Fe/?q=%C3%A4#teil'],
    ['/gr%C3%B6%C3%9Fe/', '/gr%C3%B6%C3%9Fe/'],
    ['https://b.example', 'https://b.example/'],
    ['/a/../b/', '/b/'],
    ['/a"b`c/', '/a%22b%60c/'],
  ])('%j is sent as %j', (typed, to) => {
    expect(normalizeTarget(typed)).toBe(to);
    expect(normalizeTarget(to)).toBe(to);
  });

  test.each([
    '/a\n/b',
    '/a\r\nSet-Cookie: x=1',
    '/a b/',
    '//other.example/',
    '/\\other.example/',
    '/.//other.example/',
    'javascript:alert(1)',
    'other.example',
    'https://name:password@other.example/',
    'https:///',
    '',
  ])('%j is none', (typed) => {
    expect(normalizeTarget(typed)).toBeNull();
  });

  test('takes on the reader’s query, unless it has one or is another site’s', () => {
    expect(withQuery('/new/#part', '?utm_source=print')).toBe('/new/?utm_source=print#part');
    expect(withQuery('/new/?from=old', '?utm_source=print')).toBe('/new/?from=old');
    expect(withQuery('https://b.example/x', '?email=a')).toBe('https://b.example/x');
    expect(withQuery('/new/', '')).toBe('/new/');
  });
});
