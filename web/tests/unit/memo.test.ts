import { expect, test } from 'vitest';
import { createMemo, reuse } from '../../src/content/site/memo.ts';

test('what was made is given back for as long as its inputs are the same objects', () => {
  const memo = createMemo<{ text: string }>();
  const [owner, input] = [{}, {}];
  const made = memo(owner, [input], () => ({ text: 'a' }));
  expect(memo(owner, [input], () => ({ text: 'never made' }))).toBe(made);
  expect(memo(owner, [{}], () => ({ text: 'b' }))).toEqual({ text: 'b' });
  expect(memo(owner, [{}, {}], () => ({ text: 'c' }))).toEqual({ text: 'c' });
});

test('what comes out alike is the earlier object, so that nothing that rests on it is made again', () => {
  const memo = createMemo<object>();
  const [owner, entry] = [{}, { name: 'an entry' }];
  const made = memo(owner, [1], () => ({ list: [entry, entry], text: 'a' }));
  expect(memo(owner, [2], () => ({ list: [entry, entry], text: 'a' }))).toBe(made);
  expect(memo(owner, [3], () => ({ list: [entry], text: 'a' }))).not.toBe(made);
});

test.each<[object, object]>([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: 1 }],
  [{ a: undefined }, { b: undefined }],
  [{ a: [] }, { a: {} }],
  [{ a: null }, { a: {} }],
  [{ a: [1, 2] }, { a: [2, 1] }],
])('%o and %o are not alike', (one, other) => {
  expect(reuse(one, other)).toBe(other);
});

test('in a list, those that are alike are the earlier objects, and the others new ones', () => {
  const [first, second] = [{ text: 'a' }, { text: 'b' }];
  const renewed = reuse([first, second], [{ text: 'a' }, { text: 'changed' }]);
  expect(renewed[0]).toBe(first);
  expect(renewed[1]).toEqual({ text: 'changed' });
});
