import { expect, test } from 'vitest';
import { memory, reuse } from '../../src/content/site/memo.ts';

test('what was made is given back for as long as its inputs are the same objects', () => {
  const remember = memory<{ text: string }>();
  const [owner, input] = [{}, {}];
  const made = remember(owner, [input], () => ({ text: 'a' }));
  expect(remember(owner, [input], () => ({ text: 'never made' }))).toBe(made);
  expect(remember(owner, [{}], () => ({ text: 'b' }))).toEqual({ text: 'b' });
  expect(remember(owner, [{}, {}], () => ({ text: 'c' }))).toEqual({ text: 'c' });
});

test('what comes out alike is the earlier object, so that nothing that rests on it is made again', () => {
  const remember = memory<object>();
  const [owner, entry] = [{}, { name: 'an entry' }];
  const made = remember(owner, [1], () => ({ list: [entry, entry], text: 'a' }));
  expect(remember(owner, [2], () => ({ list: [entry, entry], text: 'a' }))).toBe(made);
  expect(remember(owner, [3], () => ({ list: [entry], text: 'a' }))).not.toBe(made);
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
