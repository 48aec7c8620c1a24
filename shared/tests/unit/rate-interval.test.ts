import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logGamma, rateOf } from '../../src/rate-interval.ts';

test('the logarithm of the gamma function is that of factorials, and of a half', () => {
  let logFactorial = 0;
  for (let n = 1; n <= 200; n += 1) {
    expect(logGamma(n)).toBeCloseTo(logFactorial, 9);
    logFactorial += Math.log(n);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
});

describe('a rate', () => {
  test('of nothing seen is none', () => {
    expect(rateOf(0, 0)).toBeNull();
  });

  test('of nothing clicked begins at nothing, and narrows as more is seen', () => {
    const [few, many] = [rateOf(0, 20), rateOf(0, 20_000)];
    expect([few?.estimate, few?.low, many?.low]).toEqual([0, 0, 0]);
    expect(few?.high).toBeGreaterThan(0.2);
    expect(many?.high).toBeLessThan(0.001);
  });

  test('of everything clicked ends at everything', () => {
    const rate = rateOf(30, 30);
    expect([rate?.estimate, rate?.high]).toEqual([1, 1]);
    expect(rate?.low).toBeGreaterThan(0.7);
  });

  test('of more clicked than seen, as over midnight, counts as everything', () => {
    expect(rateOf(3, 2)).toEqual(rateOf(2, 2));
  });

  test('of millions is narrow, and the share that was counted', () => {
    const rate = rateOf(120_000, 6_000_000);
    expect(rate?.estimate).toBe(0.02);
    expect(rate?.low).toBeGreaterThan(0.0197);
    expect(rate?.high).toBeLessThan(0.0203);
  });

  test('is wider than the interval that is right for a single look, and not by much', () => {
    // Clopper and Pearson's interval of 20 in 1000, in any table: 1.2 % to 3.1 %.
    const { low = 0, high = 0 } = rateOf(20, 1000) ?? {};
    expect([low < 0.012, high > 0.031]).toEqual([true, true]);
    expect([low > 0.007, high < 0.043]).toEqual([true, true]);
  });

  test('lies between its bounds, whatever was counted, and the mirrored counts have the mirrored bounds', () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.nat(1e7), (hits, misses) => {
        fc.pre(hits + misses > 0);
        const rate = rateOf(hits, hits + misses);
        const mirrored = rateOf(misses, hits + misses);
        if (!rate || !mirrored) throw new Error('Something was seen, and there is no rate.');
        expect(rate.low).toBeGreaterThanOrEqual(0);
        expect(rate.low).toBeLessThanOrEqual(rate.estimate);
        expect(rate.high).toBeGreaterThanOrEqual(rate.estimate);
        expect(rate.high).toBeLessThanOrEqual(1);
        expect(rate.low).toBeCloseTo(1 - mirrored.high, 6);
      }),
    );
  });
});
