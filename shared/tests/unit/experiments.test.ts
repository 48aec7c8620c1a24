import { describe, expect, test } from 'vitest';
import { followExperiment, type Verdict } from '../../src/experiments.ts';
import { rateOf } from '../../src/rate-interval.ts';
import type { Stratum } from '../../src/variant-comparison.ts';
import { simulate, type Truth, variantsOf } from '../fixtures/simulated-experiment.ts';

const day = (counts: Record<string, [seen: number, clicked: number]>): Stratum =>
  new Map(Object.entries(counts).map(([variant, [seen, clicked]]) => [variant, { seen, clicked }]));

function verdictOf(days: Stratum[], current?: string[]): Verdict {
  const variants = [...new Set(days.flatMap((one) => [...one.keys()]))];
  const experiment = followExperiment(variants, current);
  for (const one of days) experiment.take(one);
  return experiment.verdict();
}
const repeated = (times: number, one: Stratum) => Array.from({ length: times }, () => one);

describe('an experiment', () => {
  test.each<[string, Stratum[]]>([
    ['nothing was counted', []],
    ['there is one variant only', [day({ a: [1000, 20] })]],
    ['nothing was clicked', [day({ a: [1000, 0], b: [1000, 0] })]],
    ['the second variant was never seen', [day({ a: [1000, 20], b: [0, 0] })]],
    ['the variants were never seen on the same day', [day({ a: [1000, 20] }), day({ b: [1000, 40] })]],
  ])('has nothing to compare when %s', (_, days) => {
    expect(verdictOf(days)).toEqual({ kind: 'nothing-to-compare' });
  });

  test('is level when both variants were clicked as often', () => {
    expect(verdictOf([day({ a: [1000, 20], b: [1000, 20] })])).toEqual({ kind: 'level' });
  });

  test('has a leader early, which is not more than chance, and may be far behind or anywhere ahead', () => {
    expect(verdictOf([day({ a: [100, 1], b: [100, 3] })])).toMatchObject({
      kind: 'lead',
      leader: 'b',
      runnerUp: 'a',
      isMoreThanChance: false,
      chance: 1,
      lift: { low: expect.closeTo(-0.8, 1), high: null },
    });
  });

  test('has a leader by more than chance once the evidence is there, whichever variant comes first', () => {
    const days = repeated(30, day({ a: [500, 10], b: [500, 14] }));
    const verdict = verdictOf(days);
    expect(verdict).toMatchObject({ kind: 'lead', leader: 'b', runnerUp: 'a', isMoreThanChance: true });
    if (verdict.kind !== 'lead') throw new Error('There is no leader.');
    expect([verdict.leaderRate, verdict.runnerUpRate]).toEqual([expect.closeTo(0.028), expect.closeTo(0.02)]);
    expect(verdict.lift.estimate).toBeCloseTo(0.4);
    expect(verdict.lift.low).toBeGreaterThan(0);
    expect(verdict.lift.high).toBeLessThan(1);
    const turned = verdictOf(days.map((one) => new Map([...one].reverse())));
    if (turned.kind !== 'lead') throw new Error('There is no leader.');
    expect(turned).toMatchObject({ leader: 'b', chance: expect.closeTo(verdict.chance) });
    expect(turned.lift.low).toBeCloseTo(verdict.lift.low ?? Number.NaN, 1);
  });

  test('is not misled when the worse variant got most of the views on the better days', () => {
    // Each day b is clicked half as often again as a; over both days together it is clicked less.
    const days = [
      ...repeated(20, day({ a: [900, 36], b: [100, 6] })),
      ...repeated(20, day({ a: [100, 1], b: [900, 13.5] })),
    ];
    const verdict = verdictOf(days);
    expect(verdict).toMatchObject({ kind: 'lead', leader: 'b', isMoreThanChance: true });
    expect(verdict.kind === 'lead' && verdict.lift.estimate).toBeCloseTo(0.5, 1);
  });

  test('needs more evidence the more variants there are', () => {
    const chanceOf = (variants: Stratum) => {
      const verdict = verdictOf(repeated(10, variants));
      return verdict.kind === 'lead' ? verdict.chance : Number.NaN;
    };
    const two = chanceOf(day({ a: [500, 10], b: [500, 18] }));
    const three = chanceOf(day({ a: [500, 10], b: [500, 18], c: [500, 10] }));
    expect(three / two).toBeCloseTo(3);
  });

  test('lets only current variants lead', () => {
    const days = repeated(30, day({ a: [500, 10], b: [500, 14], gone: [500, 30] }));
    expect(verdictOf(days, ['a', 'b'])).toMatchObject({ leader: 'b', runnerUp: 'a' });
  });

  test('compares only variants that were seen at the same time, if only by way of another', () => {
    const earlier = repeated(10, day({ a: [500, 30], b: [500, 32] }));
    const later = repeated(20, day({ c: [500, 10], d: [500, 15] }));
    expect(verdictOf([...earlier, ...later])).toMatchObject({ leader: 'b', runnerUp: 'a' });
    expect(verdictOf([...earlier, ...later, day({ b: [500, 10], c: [500, 20] })])).toMatchObject({
      leader: 'd',
      runnerUp: 'c',
    });
  });

  test('takes clicks on what was seen the day before for none', () => {
    const days = [day({ a: [1000, 20], b: [1000, 20] }), day({ a: [0, 3], b: [10, 0] })];
    expect(verdictOf(days)).toEqual({ kind: 'level' });
  });
});

/** What someone saw who looked at one run every day. */
interface Looked {
  /** The day of the first look that showed more than chance; undefined: none did. */
  decidedOn: number | undefined;
  /** Whether a leader was called that is not the best variant alone. */
  isMisled: boolean;
  /** Whether the intervals of all variants' rates, and of the lift, held the truth at every look. */
  ratesHeld: boolean;
  liftHeld: boolean;
  /** Whether a z-test of two variants' pooled rates ever had p < 0.05. */
  isMisledByTests: boolean;
}

function lookDaily(truth: Truth, seed: number): Looked {
  const variants = variantsOf(truth);
  const experiment = followExperiment(variants);
  const totals = variants.map((variant) => ({ variant, seen: 0, clicked: 0, expected: 0 }));
  const looked: Looked = {
    decidedOn: undefined,
    isMisled: false,
    ratesHeld: true,
    liftHeld: true,
    isMisledByTests: false,
  };
  const liftOf = (variant: string) => truth.lifts[variants.indexOf(variant)] ?? Number.NaN;
  const best = variants.filter((variant) => liftOf(variant) === Math.max(...truth.lifts));
  let dayNumber = 0;
  for (const { stratum, rates } of simulate(truth, seed)) {
    dayNumber += 1;
    experiment.take(stratum);
    for (const total of totals) {
      const { seen, clicked } = stratum.get(total.variant) ?? { seen: 0, clicked: 0 };
      total.seen += seen;
      total.clicked += clicked;
      total.expected += seen * (rates.get(total.variant) ?? 0);
      const interval = rateOf(total.clicked, total.seen);
      const mean = total.expected / total.seen;
      if (interval && (mean < interval.low || mean > interval.high)) looked.ratesHeld = false;
    }
    for (const one of totals) {
      for (const other of totals) {
        const [rate, otherRate] = [one.clicked / one.seen, other.clicked / other.seen];
        const pooled = (one.clicked + other.clicked) / (one.seen + other.seen);
        const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / one.seen + 1 / other.seen));
        if (rate - otherRate > 1.959964 * deviation) looked.isMisledByTests = true;
      }
    }
    const verdict = experiment.verdict();
    if (verdict.kind !== 'lead') continue;
    const { low, high } = verdict.lift;
    const lift = liftOf(verdict.leader) / liftOf(verdict.runnerUp) - 1;
    if ((low !== null && lift < low) || (high !== null && lift > high)) looked.liftHeld = false;
    if (!verdict.isMoreThanChance) continue;
    looked.decidedOn ??= dayNumber;
    if (best.length > 1 || !best.includes(verdict.leader)) looked.isMisled = true;
  }
  return looked;
}

const lookAt = (truth: Truth, runs: number, firstSeed: number): Looked[] =>
  Array.from({ length: runs }, (_, run) => lookDaily(truth, firstSeed + run));
const share = (runs: Looked[], holds: (looked: Looked) => boolean) => runs.filter(holds).length / runs.length;
/** What a share may differ from the true one by, in so many runs, once in a thousand times. */
const margin = (runs: number) => 3.1 * Math.sqrt((0.05 * 0.95) / runs);

const usual: Truth = {
  lifts: [1, 1],
  groundRate: 0.02,
  viewsPerDay: 1000,
  days: 60,
  swing: 0.4,
  weights: [
    [1, 1],
    [1, 1],
  ],
};
const fourEven = [1, 1, 1, 1];

describe('looked at on each of 60 days', () => {
  const RUNS = 250;
  const same: [string, Truth][] = [
    ['two variants', usual],
    [
      'two variants that are seldom clicked, with weights turned about in the middle',
      {
        ...usual,
        groundRate: 0.003,
        weights: [
          [3, 1],
          [1, 3],
        ],
      },
    ],
    ['four variants', { ...usual, lifts: fourEven, weights: [fourEven, fourEven] }],
    [
      'four variants that are often clicked, with other weights from the middle on',
      {
        ...usual,
        lifts: fourEven,
        groundRate: 0.05,
        weights: [
          [5, 1, 2, 2],
          [1, 1, 4, 2],
        ],
      },
    ],
  ];
  const runsOf = new Map(same.map(([name, truth], index) => [name, lookAt(truth, RUNS, index * 10_000)]));

  test.each(same)('%s without any difference seldom show one that is called more than chance', (name) => {
    expect(share(runsOf.get(name) ?? [], ({ isMisled }) => isMisled)).toBeLessThanOrEqual(0.05);
  });

  test.each(same)('the bounds of the lift between %s hold the truth', (name) => {
    expect(share(runsOf.get(name) ?? [], ({ liftHeld }) => liftHeld)).toBeGreaterThanOrEqual(0.95);
  });

  test.each(same)('the intervals of the rates of %s hold the mean of what the rates were', (name) => {
    expect(share(runsOf.get(name) ?? [], ({ ratesHeld }) => ratesHeld)).toBeGreaterThanOrEqual(0.95);
  });

  test('over all of these experiments together, too, and by far', () => {
    const all = [...runsOf.values()].flat();
    expect(all).toHaveLength(1000);
    expect(share(all, ({ isMisled }) => isMisled) + margin(all.length)).toBeLessThan(0.05);
    expect(share(all, ({ liftHeld }) => liftHeld) - margin(all.length)).toBeGreaterThan(0.95);
    expect(share(all, ({ ratesHeld }) => ratesHeld) - margin(all.length)).toBeGreaterThan(0.95);
  });

  test('the same experiments mislead a marketer who trusts p < 0.05 on any day every fourth time, and more', () => {
    for (const [name] of same)
      expect(share(runsOf.get(name) ?? [], ({ isMisledByTests }) => isMisledByTests)).toBeGreaterThan(0.25);
  });
});

describe('a true lift of 30 % among a thousand views a day', () => {
  test.each<[string, Truth, share: number, median: number]>([
    ['of one variant of two', { ...usual, lifts: [1, 1.3] }, 0.9, 28],
    [
      'of one variant of two whose weights are changed',
      {
        ...usual,
        lifts: [1, 1.3],
        weights: [
          [3, 1],
          [1, 3],
        ],
      },
      0.85,
      32,
    ],
    [
      'of one variant of four, of twice the views',
      { ...usual, viewsPerDay: 2000, lifts: [1, 1, 1.3, 1], weights: [fourEven, fourEven] },
      0.75,
      42,
    ],
  ])('%s is found in most runs, within weeks, and the right variant leads', (_, truth, least, weeks) => {
    const runs = lookAt(truth, 150, 90_000);
    const days = runs.map(({ decidedOn }) => decidedOn ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    expect(share(runs, ({ decidedOn }) => decidedOn !== undefined)).toBeGreaterThanOrEqual(least);
    expect(days[Math.floor(days.length / 2)]).toBeLessThanOrEqual(weeks);
    expect(share(runs, ({ isMisled }) => isMisled)).toBeLessThanOrEqual(0.02);
    expect(share(runs, ({ liftHeld }) => liftHeld)).toBeGreaterThanOrEqual(0.95);
  });
});
