import { describe, expect, test } from 'vitest';
import { mergeForm } from '../../src/admin/conflicts/merge/merge-form.ts';
import type { Choice, Side } from '../../src/admin/conflicts/merge/part.ts';

type Fields = Record<string, unknown>;

const p = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const text = (id: number | undefined, ...paragraphs: string[]) => ({
  __component: 'body.rich-text',
  ...(id !== undefined && { id }),
  content: paragraphs.map(p),
});
const quote = (id: number | undefined, words: string) => ({
  __component: 'body.pull-quote',
  ...(id !== undefined && { id }),
  text: words,
});

const noChoice = new Map<string, Side>();
const all = (choices: Choice[], side: Side) => new Map(choices.map(({ id }) => [id, side]));
/** What a body says, in short: `1:a b` is the text with the id 1. */
const saying = (body: unknown): string[] =>
  (Array.isArray(body) ? body : []).map((block: Fields) => {
    const paragraphs = Array.isArray(block.content) ? block.content : [];
    const words = paragraphs.map(({ children }) => children[0].text).join(' ');
    return `${block.id ?? 'new'}:${words || String(block.text)}`;
  });

describe('fields', () => {
  test('that only one changed are as that one made them', () => {
    const merged = mergeForm({ a: '1', b: '1', c: '1' }, { a: '2', b: '1', c: '1' }, { a: '1', b: '3', c: '1' });
    expect(merged.choices).toEqual([]);
    expect(merged.theirFields).toEqual(['b']);
    expect(merged.resolve(noChoice)).toEqual({ a: '2', b: '3', c: '1' });
  });

  test('that both changed alike need no choice', () => {
    const merged = mergeForm({ a: '1' }, { a: '2' }, { a: '2' });
    expect([merged.choices, merged.resolve(noChoice)]).toEqual([[], { a: '2' }]);
  });

  test('that both changed are a choice, which stays mine until it is made', () => {
    const merged = mergeForm({ a: 'x' }, { a: 'mine' }, { a: 'theirs' });
    expect(merged.choices).toMatchObject([{ path: ['a'], base: 'x', mine: 'mine', theirs: 'theirs' }]);
    expect(merged.resolve(noChoice)).toEqual({ a: 'mine' });
    expect(merged.resolve(all(merged.choices, 'theirs'))).toEqual({ a: 'theirs' });
  });

  test('that were emptied are changes, in whichever way a form empties them', () => {
    for (const empty of [null, undefined, ''])
      expect(mergeForm({ a: 'x' }, { a: empty }, { a: 'x' }).resolve(noChoice).a).toBe(empty);
    expect(mergeForm({}, { a: null }, { a: 'theirs' }).resolve(noChoice)).toEqual({ a: 'theirs' });
  });

  test('of a component are merged one by one, and files are whole', () => {
    const file = (id: number) => ({ id, mime: 'image/png', name: `${id}.png` });
    const base = { seo: { id: 1, title: 'a', description: 'b' }, hero: file(1) };
    const merged = mergeForm(
      base,
      { seo: { id: 1, title: 'mine', description: 'b' }, hero: file(2) },
      { seo: { id: 1, title: 'a', description: 'theirs' }, hero: file(3) },
    );
    expect(merged.choices.map(({ path }) => path)).toEqual([['hero']]);
    expect(merged.resolve(all(merged.choices, 'theirs'))).toEqual({
      seo: { id: 1, title: 'mine', description: 'theirs' },
      hero: file(3),
    });
  });

  test('with relations keep what was added and removed, on top of what is stored', () => {
    const none = { connect: [], disconnect: [] };
    const added = { connect: [{ id: 7 }], disconnect: [] };
    const merged = mergeForm({ topics: none, a: '1' }, { topics: added, a: '1' }, { topics: none, a: '2' });
    expect(merged.resolve(noChoice)).toEqual({ topics: added, a: '2' });
  });
});

describe('the blocks of a body', () => {
  const base = [text(1, 'a', 'b', 'c'), quote(2, 'q'), text(3, 'z')];
  const merge = (mine: Fields[], theirs: Fields[], before: Fields[] = base) =>
    mergeForm({ body: before }, { body: mine }, { body: theirs });

  test.each<[string, Fields[], Fields[], string[]]>([
    [
      'changed in different blocks',
      [text(1, 'A', 'b', 'c'), quote(2, 'q'), text(3, 'z')],
      [text(1, 'a', 'b', 'c'), quote(2, 'Q'), text(3, 'z')],
      ['1:A b c', '2:Q', '3:z'],
    ],
    [
      'changed in different paragraphs of one block',
      [text(1, 'A', 'b', 'c'), quote(2, 'q'), text(3, 'z')],
      [text(1, 'a', 'b', 'C', 'd'), quote(2, 'q'), text(3, 'z')],
      ['1:A b C d', '2:q', '3:z'],
    ],
    [
      'changed in neighboring paragraphs',
      [text(1, 'A', 'b', 'c'), quote(2, 'q'), text(3, 'z')],
      [text(1, 'a', 'B', 'c'), quote(2, 'q'), text(3, 'z')],
      ['1:A B c', '2:q', '3:z'],
    ],
    [
      'added at both ends, and between',
      [text(undefined, 'first'), ...base],
      [text(1, 'a', 'b', 'c'), quote(9, 'new'), quote(2, 'q'), text(3, 'z')],
      ['new:first', '1:a b c', '9:new', '2:q', '3:z'],
    ],
    [
      'added at the same place',
      [text(1, 'a', 'b', 'c'), quote(undefined, 'mine'), quote(2, 'q'), text(3, 'z')],
      [text(1, 'a', 'b', 'c'), quote(9, 'theirs'), quote(2, 'q'), text(3, 'z')],
      ['1:a b c', 'new:mine', '9:theirs', '2:q', '3:z'],
    ],
    [
      'added twice alike',
      [...base, quote(undefined, 'same')],
      [...base, quote(9, 'same')],
      ['1:a b c', '2:q', '3:z', '9:same'],
    ],
    [
      'removed by one, untouched by the other',
      [text(1, 'a', 'b', 'c'), text(3, 'z')],
      [text(1, 'a', 'b', 'c', 'd'), quote(2, 'q'), text(3, 'z')],
      ['1:a b c d', '3:z'],
    ],
    [
      'moved by me, changed by them',
      [text(3, 'z'), text(1, 'a', 'b', 'c'), quote(2, 'q')],
      [text(1, 'a', 'b', 'c'), quote(2, 'Q'), text(3, 'z')],
      ['3:z', '1:a b c', '2:Q'],
    ],
    [
      'moved by them, changed by me',
      [text(1, 'a', 'b', 'c'), quote(2, 'Q'), text(3, 'z')],
      [text(3, 'z'), quote(2, 'q'), text(1, 'a', 'b', 'c')],
      ['3:z', '2:Q', '1:a b c'],
    ],
    [
      'stored with other ids, as after a discarded draft',
      [text(1, 'A', 'b', 'c'), quote(2, 'q'), text(3, 'z')],
      [text(11, 'a', 'b', 'c'), quote(12, 'Q'), text(13, 'z')],
      ['11:A b c', '12:Q', '13:z'],
    ],
  ])('are merged when %s', (_, mine, theirs, expected) => {
    const merged = merge(mine, theirs);
    expect(merged.choices).toEqual([]);
    const { body } = merged.resolve(noChoice);
    expect(saying(body)).toEqual(expected);
    const numbers = (Array.isArray(body) ? body : []).map((block: Fields) => block.__temp_key__).filter(Boolean);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('leave a choice of the one paragraph that both changed', () => {
    const merged = merge(
      [text(1, 'a', 'mine', 'c'), quote(2, 'q'), text(3, 'z')],
      [text(1, 'A', 'theirs', 'c'), quote(2, 'Q'), text(3, 'z')],
    );
    expect(merged.choices).toMatchObject([
      { path: ['body', 'body.rich-text', 'content'], base: [p('b')], mine: [p('mine')], theirs: [p('theirs')] },
    ]);
    expect(saying(merged.resolve(noChoice).body)).toEqual(['1:A mine c', '2:Q', '3:z']);
    expect(saying(merged.resolve(all(merged.choices, 'theirs')).body)).toEqual(['1:A theirs c', '2:Q', '3:z']);
  });

  test('that one removed and the other changed are a choice', () => {
    const removed = [text(1, 'a', 'b', 'c'), text(3, 'z')];
    const changed = [text(1, 'a', 'b', 'c'), quote(2, 'Q'), text(3, 'z')];
    const iChanged = merge(changed, removed);
    expect(iChanged.choices).toMatchObject([{ path: ['body', 'body.pull-quote'], theirs: [] }]);
    // Stored again under a new id: the old one is gone.
    expect(saying(iChanged.resolve(noChoice).body)).toEqual(['1:a b c', 'new:Q', '3:z']);
    expect(saying(iChanged.resolve(all(iChanged.choices, 'theirs')).body)).toEqual(['1:a b c', '3:z']);
    const iRemoved = merge(removed, changed);
    expect(saying(iRemoved.resolve(noChoice).body)).toEqual(['1:a b c', '3:z']);
    expect(saying(iRemoved.resolve(all(iRemoved.choices, 'theirs')).body)).toEqual(['1:a b c', '2:Q', '3:z']);
  });

  test('of a body that was empty are all there', () => {
    const merged = merge([text(undefined, 'mine')], [quote(1, 'theirs')], []);
    expect([merged.choices, saying(merged.resolve(noChoice).body).sort()]).toEqual([[], ['1:theirs', 'new:mine']]);
  });
});
