import { findBlock } from '@patient-press/shared/live-preview';
import { describe, expect, test } from 'vitest';
import { layFieldsOver } from '../../press/preview/lay-fields-over.ts';
import { markMissingAlt, withOwnFiles } from '../../press/preview/live-pictures.ts';
import { NewestWins } from '../../press/preview/newest-wins.ts';

const relation = (changes: object) => ({ relation: { isMany: true, connect: [], disconnect: [], ...changes } });
const references = (...ids: string[]) => ids.map((documentId) => ({ id: 0, documentId }));

describe('the fields of a form over the saved document', () => {
  const saved = {
    headline: 'Saved',
    dek: 'Saved',
    authors: references('a', 'b'),
    reviewedBy: { id: 4, documentId: 'a' },
    sources: [
      { id: 7, source: { id: 1, documentId: 's' }, note: 'Old' },
      { id: 8, source: { id: 2, documentId: 't' }, note: null },
    ],
  };

  test('replace what they name, and leave the rest', () => {
    expect(layFieldsOver(saved, { headline: 'Typed' })).toMatchObject({ headline: 'Typed', dek: 'Saved' });
  });

  test('add, move and take away what a relation leads to', () => {
    const connect = [
      { documentId: 'c', before: null },
      { documentId: 'b', before: 'a' },
    ];
    const moved = layFieldsOver(
      { authors: references('a', 'b', 'x') },
      { authors: relation({ connect, disconnect: ['x'] }) },
    );
    expect(moved.authors).toEqual(references('b', 'a', 'c'));
    const one = layFieldsOver(saved, { reviewedBy: { relation: { isMany: false, connect: [], disconnect: ['a'] } } });
    expect(one.reviewedBy).toBeNull();
  });

  test('keep the saved relations, with all that they say, of entries that were moved', () => {
    const untouched = relation({ isMany: false });
    const sources = [
      { id: 8, source: untouched, note: 'New' },
      { id: 7, source: untouched, note: 'Old' },
      { id: 0, source: relation({ isMany: false, connect: [{ documentId: 'u', before: null }] }), note: null },
    ];
    expect(layFieldsOver(saved, { sources }).sources).toEqual([
      { id: 8, source: saved.sources[1]?.source, note: 'New' },
      { id: 7, source: saved.sources[0]?.source, note: 'Old' },
      { id: 0, source: { id: 0, documentId: 'u' }, note: null },
    ]);
  });
});

describe('pictures in unsaved fields', () => {
  const file = (url: string) => ({ mime: 'image/png', url });

  test('are fetched from the cms’s uploads only', () => {
    const urls = [
      '/uploads/a.png',
      'https://admin.example/uploads/a.png',
      '/api/articles',
      'http://169.254.169.254/',
      '/uploads/../api/a',
    ];
    const document = { body: urls.map((url) => ({ image: file(url) })) };
    const own = file('/uploads/a.png');
    expect(withOwnFiles(document, {}, 'https://admin.example')).toEqual({
      body: [{ image: own }, { image: own }, { image: null }, { image: null }, { image: null }],
    });
  });

  test('are shown without a text, and reported', () => {
    const image = file('/uploads/a.png');
    const { document, hasGaps } = markMissingAlt({ hero: { image, alt: null } });
    expect([document, hasGaps]).toEqual([{ hero: { image, alt: '\u200b' } }, true]);
    expect(markMissingAlt({ hero: { image, alt: 'A hand' } }).hasGaps).toBe(false);
  });
});

test('of ten drafts a second, the first and the newest are rendered, one at a time', async () => {
  const newest = new NewestWins();
  const rendered: number[] = [];
  let [now, most] = [0, 0];
  const work = (draft: number) => async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise(setImmediate);
    now -= 1;
    rendered.push(draft);
    return draft;
  };
  const all = await Promise.all(Array.from({ length: 10 }, (_, draft) => newest.run('ticket', work(draft))));
  expect(all).toEqual([0, null, null, null, null, null, null, null, null, 9]);
  expect([rendered, most]).toEqual([[0, 9], 1]);
  expect(await newest.run('ticket', work(10))).toBe(10);
});

test('a draft that fails does not hold up the next', async () => {
  const newest = new NewestWins();
  const fail = newest.run('ticket', () => Promise.reject(new Error('No page.')));
  const next = newest.run('ticket', async () => 'page');
  await expect(fail).rejects.toThrow('No page.');
  expect(await next).toBe('page');
});

describe('a block of the text in the page', () => {
  test('is found by its words when blocks before it are missing in the page', () => {
    expect(findBlock(['One thing.', 'Another [1].', 'Last'], 5, { index: 3, text: 'Another [@nakano2018].' })).toBe(1);
  });
  test('is the nearest of those that begin alike', () => {
    expect(findBlock(['Same', 'Same', 'Same'], 3, { index: 2, text: 'Same' })).toBe(2);
  });
  test('is the one at the same place when its words are not there', () => {
    expect(findBlock(['A', 'B', 'C'], 3, { index: 1, text: '' })).toBe(1);
  });
});
