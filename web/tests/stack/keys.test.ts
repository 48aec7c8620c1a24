import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, run } from '../../../.run/processes.ts';
import { pressEnvironment } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import type { Comparison } from '../fixtures/compare-renders.ts';

let comparisons: Comparison[];

beforeAll(async () => {
  const comparing = run(['tests/fixtures/compare-renders.ts'], {
    name: 'the comparison',
    cwd: `${root}/web`,
    env: pressEnvironment(stack),
  });
  comparing.process.on('message', (sent: Comparison[]) => {
    comparisons = sent;
  });
  expect(await comparing.ended, comparing.log()).toBe(0);
});

const changesWith = (of: 'missed' | 'needless' | 'wrong') =>
  comparisons
    .filter((comparison) => comparison[of].length > 0)
    .map(({ contentType, change, [of]: pages }) => `${contentType} ${change}: ${pages.join(', ')}`);

describe('after a change of any field of any content type', () => {
  test('no page that differs is left as it was', () => {
    expect(changesWith('missed')).toEqual([]);
  });

  test('no page is rendered that comes out as it was', () => {
    expect(changesWith('needless')).toEqual([]);
  });

  test('the warm press renders what a cold one does', () => {
    expect(changesWith('wrong')).toEqual([]);
  });

  const onNoPage: ContentTypeName[] = ['redirects'];
  test.each(contentTypeNames.filter((name) => !onNoPage.includes(name)))('some page shows %s', (name) => {
    const ofType = comparisons.filter(({ contentType }) => contentType === name);
    expect(ofType.length).toBeGreaterThan(3);
    expect(ofType.filter(({ differing }) => differing.length > 0).length).toBeGreaterThan(2);
  });
});
