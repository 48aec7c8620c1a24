import { expect, test } from 'vitest';
import { wordingAgreedTo, wordingInEffect } from '../../src/consent-wordings.ts';

const key = 'callback';
const wording = (version: number, effectiveFrom: string, ofKey = key) => ({ key: ofKey, version, effectiveFrom });
const first = wording(1, '2026-01-01T00:00:00.000Z');
const second = wording(2, '2026-03-01T00:00:00.000Z');
const wordings = [second, first, wording(9, '2026-01-01T00:00:00.000Z', 'other')];

test.each([
  ['2025-12-31T23:59:59.999Z', undefined],
  ['2026-01-01T00:00:00.000Z', first],
  ['2026-02-28T23:59:59.999Z', first],
  ['2026-03-01T00:00:00.000Z', second],
])('at %s the newest version in effect is beside the form', (now, shown) => {
  expect(wordingInEffect(wordings, key, now)).toBe(shown);
});

test.each([
  ['the version in effect', 1, '2026-02-01T00:00:00.000Z', first],
  ['a version that will be in effect', 2, '2026-02-28T23:59:59.000Z', undefined],
  ['the version that was replaced an hour ago', 1, '2026-03-01T01:00:00.000Z', first],
  ['the version that was replaced two days ago', 1, '2026-03-03T00:00:00.000Z', undefined],
  ['a version that there is not', 3, '2026-03-03T00:00:00.000Z', undefined],
])('%s: is it one that a reader may have agreed to?', (_, version, now, agreed) => {
  expect(wordingAgreedTo(wordings, { key, version }, now)).toBe(agreed);
});
