import { expect, test } from 'vitest';
import { inOneLine, isBlank, stripControls, stripControlsIn, unstorablePath } from '../../src/plain-text.ts';

test('a text pasted from Word loses what XML can’t carry, and its line breaks become plain ones', () => {
  expect(stripControls('One line\u000band the next\u0007, a dash\u0096.')).toBe('One line\nand the next, a dash.');
  expect(stripControls('kept: tab\t, line\n, \u{1f600}, zero-width\u200djoiner')).toBe(
    'kept: tab\t, line\n, \u{1f600}, zero-width\u200djoiner',
  );
  expect(stripControls('half\ud800 a pair \ufffe\uffff')).toBe('half a pair ');
  expect(inOneLine('One\u000bline\r\nonly')).toBe('One line only');
});

test('it is done however deep a text is, and what needs no change stays the same object', () => {
  const sound = { a: ['b', { c: 'd' }], n: 1, none: null };
  expect(stripControlsIn(sound)).toBe(sound);
  expect(stripControlsIn({ a: ['b\u0001', { c: 'd' }] })).toEqual({ a: ['b', { c: 'd' }] });
});

test.each(['', ' ', '\u200b\u200d', '\u3164', '\u2800\u00a0', '\ufeff\u00ad\u2060'])('%j is blank', (text) => {
  expect(isBlank(text)).toBe(true);
});

test.each(['a', '\u200bÄ', '0', '👩‍⚕️'])('%j is not blank', (text) => {
  expect(isBlank(text)).toBe(false);
});

test('what can’t be stored is found by its path', () => {
  expect(unstorablePath({ a: [{ b: 'c' }, { b: 'nul\0' }] })).toEqual(['a', 1, 'b']);
  expect(unstorablePath({ title: 'half\udc00' })).toEqual(['title']);
  expect(unstorablePath({ title: 'whole \u{1f600}', list: ['\u000b'] })).toBeNull();
});
