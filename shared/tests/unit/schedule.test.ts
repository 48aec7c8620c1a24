import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BannerPage, type BannerTerms, fits, runs, selectBanner } from '../../src/banners.ts';
import { type Placement, pageKinds, placements } from '../../src/placements.ts';
import { approvalsEndingSoon, displacedBy, gaps, hidersOf, kindsWith, overlaps, placesOf } from '../../src/schedule.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number)).toISOString();
const topics = ['law', 'research', 'treatment'];

const days = fc.integer({ min: 1, max: 9 }).map(day);
const terms: fc.Arbitrary<Omit<BannerTerms, 'documentId'>> = fc.record({
  placement: fc.constantFrom<Placement>('top-bar', 'article-inline', 'article-end'),
  startsAt: fc.option(days),
  endsAt: fc.option(days),
  priority: fc.integer({ min: 0, max: 2 }),
  topics: fc.subarray(topics),
  pages: fc.subarray([...pageKinds]),
});
const someBanners = fc
  .array(terms, { maxLength: 6 })
  .map((all) => all.map((one, index): BannerTerms => ({ ...one, documentId: `banner-${index}` })));

/** Every page there can be, as far as banners are concerned. */
const allPages = pageKinds.flatMap((kind): BannerPage[] => {
  if (kind === 'topic') return [[], ...topics.map((topic) => [topic])].map((about) => ({ kind, topics: about }));
  if (kind !== 'article') return [{ kind, topics: [] }];
  const sets = [[], ['law'], ['research'], ['treatment'], ['law', 'research'], ['law', 'treatment']];
  return [...sets, ['research', 'treatment'], topics].map((about) => ({ kind, topics: about }));
});
const pagesWith = (placement: Placement) => allPages.filter(({ kind }) => kindsWith[placement].includes(kind));
/** A moment of every day, before, at and after every turn. */
const moments = Array.from({ length: 11 }, (_, number) => day(number));

const isWithin = (at: string, { from, to }: { from: string | null; to: string | null }) =>
  (!from || from <= at) && (!to || at < to);

const describes = (page: BannerPage, places: ReturnType<typeof placesOf>) =>
  places.some(
    ({ kind, topics: lists }) =>
      kind === page.kind && lists.every((list) => list.some((topic) => page.topics.includes(topic))),
  );

test('the pages that are said to be meant by banners are those that all of them fit', () => {
  fc.assert(
    fc.property(someBanners, fc.constantFrom(...placements), (banners, placement) => {
      const places = placesOf(placement, banners);
      for (const page of pagesWith(placement))
        expect(describes(page, places)).toBe(banners.every((banner) => fits(banner, page)));
    }),
  );
});

describe('overlaps', () => {
  test('learn exactly where and when two banners compete for one placement, and readers see the winner', () => {
    fc.assert(
      fc.property(someBanners, (banners) => {
        const found = overlaps(banners);
        for (const [index, a] of banners.entries())
          for (const b of banners.slice(index + 1)) {
            const overlap = found.find(({ winner, loser }) => [winner, loser].every((one) => one === a || one === b));
            for (const at of moments)
              for (const page of pagesWith(a.placement)) {
                const meet = a.placement === b.placement && [a, b].every((one) => runs(one, at) && fits(one, page));
                expect(overlap !== undefined && isWithin(at, overlap) && describes(page, overlap.places)).toBe(meet);
                if (meet) expect(selectBanner([a, b], page, a.placement, at)).toBe(overlap?.winner);
              }
          }
      }),
    );
  });

  test('are the same in whatever order the banners come', () => {
    const key = (banners: BannerTerms[]) =>
      overlaps(banners)
        .map(({ winner, loser, from, to }) => [winner.documentId, loser.documentId, from, to].join())
        .sort();
    fc.assert(
      fc.property(someBanners, (banners) => {
        expect(key([...banners].reverse())).toEqual(key(banners));
      }),
    );
  });

  test('of one banner are those that it wins and those that it loses', () => {
    fc.assert(
      fc.property(
        someBanners.filter(({ length }) => length > 0),
        ([banner, ...others]) => {
          if (!banner) return;
          const { displaces, displacedBy: lost } = displacedBy(banner, others);
          const all = overlaps([banner, ...others]);
          expect(displaces.map(({ loser }) => loser.documentId).sort()).toEqual(
            all.flatMap(({ winner, loser }) => (winner === banner ? [loser.documentId] : [])).sort(),
          );
          expect(lost.map(({ winner }) => winner.documentId).sort()).toEqual(
            all.flatMap(({ winner, loser }) => (loser === banner ? [winner.documentId] : [])).sort(),
          );
        },
      ),
    );
  });
});

describe('gaps', () => {
  test('are exactly the times in which a page about no topic has no banner, and say which topics have one', () => {
    fc.assert(
      fc.property(someBanners, fc.constantFrom(...placements), (banners, placement) => {
        const window = { from: day(2), to: day(8) };
        const found = gaps(banners, placement, window.from, window.to);
        for (const at of moments.filter((moment) => isWithin(moment, window)))
          for (const kind of kindsWith[placement]) {
            const there = found.filter((gap) => gap.kinds.includes(kind) && isWithin(at, gap));
            const isEmpty = !selectBanner(banners, { kind, topics: [] }, placement, at);
            expect(there.length).toBe(isEmpty ? 1 : 0);
            if (kind === 'article' || kind === 'topic')
              for (const topic of isEmpty ? topics : [])
                expect(there[0]?.except.includes(topic)).toBe(
                  selectBanner(banners, { kind, topics: [topic] }, placement, at) !== undefined,
                );
          }
        for (const { from, to } of found)
          expect([window.from <= from, from < to, to <= window.to]).not.toContain(false);
      }),
    );
  });

  test('do not touch one another when they are alike: they are one', () => {
    fc.assert(
      fc.property(someBanners, fc.constantFrom(...placements), (banners, placement) => {
        for (const kind of kindsWith[placement]) {
          const ofKind = gaps(banners, placement, day(2), day(8)).filter(({ kinds }) => kinds.includes(kind));
          for (const [index, gap] of ofKind.entries()) {
            const next = ofKind[index + 1];
            if (next?.from === gap.to) expect(next.except).not.toEqual(gap.except);
          }
        }
      }),
    );
  });
});

test('a banner has hiders when, and only when, it runs and no reader ever sees it', () => {
  fc.assert(
    fc.property(
      someBanners.filter(({ length }) => length > 0),
      days,
      ([banner, ...others], now) => {
        if (!banner) return;
        const all = [banner, ...others];
        const chances = moments
          .filter((at) => at >= now && runs(banner, at))
          .flatMap((at) => pagesWith(banner.placement).flatMap((page) => (fits(banner, page) ? [{ at, page }] : [])));
        const isSeen = chances.some(({ at, page }) => selectBanner(all, page, banner.placement, at) === banner);
        expect(hidersOf(banner, others, now).length > 0).toBe(chances.length > 0 && !isSeen);
      },
    ),
  );
});

test('approvals that end soon are those that end a run within the days, the soonest first', () => {
  const approved = (documentId: string, approvalEndsOn: string | null, endsAt: string | null) => ({
    documentId,
    approvalEndsOn,
    approvalEndsAt: approvalEndsOn && new Date(Date.parse(approvalEndsOn) + 86_400_000).toISOString(),
    endsAt,
  });
  const soon = approvalsEndingSoon(
    [
      approved('in 30 days', '2026-12-22', '2026-12-23T00:00:00.000Z'),
      approved('in 31 days', '2026-12-23', '2026-12-24T00:00:00.000Z'),
      approved('today', '2026-11-23', '2026-11-24T00:00:00.000Z'),
      approved('yesterday', '2026-11-22', '2026-11-23T00:00:00.000Z'),
      approved('ends before it', '2026-12-01', '2026-11-30T00:00:00.000Z'),
      approved('without an approval', null, '2026-12-01T00:00:00.000Z'),
    ],
    '2026-11-23T00:00:00.000Z',
  );
  expect(soon.map(({ documentId }) => documentId)).toEqual(['today', 'in 30 days']);
});
