import { describe, expect, test } from 'vitest';
import { hasBearerToken } from '../../src/bearer-token.ts';
import { answerMetrics } from '../../src/metrics.ts';

const token = 'a-token-of-twenty-letters';

describe('metrics', () => {
  test('are off without a token, whatever is sent', async () => {
    for (const sent of [undefined, '', 'Bearer ', 'Bearer undefined', `Bearer ${token}`])
      expect(await answerMetrics(undefined, sent)).toMatchObject({ status: 404 });
  });

  test('are given to the bearer of the token, and to no one else', async () => {
    for (const sent of [undefined, '', token, `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`])
      expect(await answerMetrics(token, sent)).toMatchObject({ status: 401 });
    expect(await answerMetrics(token, `Bearer ${token}`)).toMatchObject({ status: 200 });
  });
});

test('a token is compared whole, whatever its length', () => {
  expect(hasBearerToken('Bearer x', 'x')).toBe(true);
  expect(hasBearerToken('Bearer xy', 'x')).toBe(false);
  expect(hasBearerToken(undefined, '')).toBe(false);
});
