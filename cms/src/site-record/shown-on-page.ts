import { type BannerPage, type BannerTerms, fits, runs, selectBanner } from '@patient-press/shared/banners';
import { type Placement, placements } from '@patient-press/shared/placements';
import type { BannerContent } from '../banners/version-content';
import { type BannerVersion, endOfVersion } from '../banners/versions';
import type { Reason, ShownOnPage, ShownVersion } from './contract';
import type { PageVersion, TopicNames } from './page-record';

interface Span {
  from: string;
  to: string;
}

/** A page as it was at a moment. */
export type PageThen = Pick<PageVersion, 'kind' | 'topics' | 'hasBannerBlock'>;

export interface Recorded extends Span {
  /** How the page was, from when to when; where there is a hole, it was not on the site. */
  page: readonly (Span & PageThen)[];
  versions: readonly BannerVersion[];
  topicNames: TopicNames;
  /** documentIds of banners that can still be opened. */
  existing: ReadonlySet<string>;
}

/** A recorded version as the rule that chooses banners takes it. */
interface Candidate extends BannerTerms {
  version: BannerVersion;
}

/**
 * The topics that a version was limited to, which its record has by name: those that were called so then, or ever. A name that
 * no topic is known to have had stays one, so that the banner stays limited.
 */
function topicsNamed(names: readonly string[], topicNames: TopicNames, at: string): string[] {
  return names.flatMap((name) => {
    const ofName = topicNames.filter(({ title }) => title === name);
    const then = ofName.filter(
      ({ live_from, live_until }) => live_from <= at && (live_until === null || at < live_until),
    );
    const topics = then.length > 0 ? then : ofName;
    return topics.length > 0 ? [...new Set(topics.map(({ document }) => document))] : [`named ${name}`];
  });
}

const works = (action: BannerContent['actions'][number]): boolean =>
  action.kind === 'call' ? action.number !== null : action.kind !== 'link' || action.url !== '';

/** Whether the site shows it at all: it has a sponsor, and a button that works. */
const isComplete = ({ sponsor, variants, actions }: BannerContent): boolean =>
  sponsor !== null && (variants.length > 0 ? variants.some((one) => one.actions.some(works)) : actions.some(works));

const isPublishedAt = ({ publishedAt, replacedAt }: BannerVersion, at: string): boolean =>
  publishedAt <= at && (replacedAt === null || at < replacedAt);

function toCandidate(version: BannerVersion, topicNames: TopicNames, at: string): Candidate {
  const { placement, startsAt, priority, topics, pages } = version.content;
  return {
    version,
    documentId: version.documentId,
    placement,
    startsAt,
    endsAt: endOfVersion(version.content),
    priority,
    topics: topicsNamed(topics, topicNames, at),
    pages,
  };
}

/** The placements that a page has, as web/src/content/props/chrome.ts has them. */
const hasPlacement = ({ kind, hasBannerBlock }: PageThen, placement: Placement): boolean =>
  (placement !== 'article-end' || kind === 'article') && (placement !== 'article-inline' || hasBannerBlock);

/** Every moment at which something may have changed, with the first and without the last. */
function momentsIn({ from, to, page, versions, topicNames }: Recorded): string[] {
  const times = [
    from,
    ...page.flatMap((one) => [one.from, one.to]),
    ...versions.flatMap(({ publishedAt, replacedAt, content }) => [
      publishedAt,
      replacedAt,
      content.startsAt,
      endOfVersion(content),
    ]),
    ...topicNames.flatMap(({ live_from, live_until }) => [live_from, live_until]),
  ];
  return [...new Set(times)].filter((time) => time !== null && from <= time && time < to).sort() as string[];
}

interface Moment extends Span {
  page: PageThen | undefined;
  /** What ran then, anywhere. */
  running: Candidate[];
  shown: Map<Placement, Candidate>;
}

function momentsOf(recorded: Recorded): Moment[] {
  const { page, versions, topicNames, to } = recorded;
  const times = momentsIn(recorded);
  return times.map((at, index) => {
    const then = page.find((one) => one.from <= at && at < one.to);
    const running = versions
      .filter((version) => isPublishedAt(version, at))
      .map((version) => toCandidate(version, topicNames, at))
      .filter((candidate) => runs(candidate, at));
    const complete = running.filter(({ version }) => isComplete(version.content));
    const shown = new Map(
      placements.flatMap((placement): [Placement, Candidate][] => {
        const chosen = then && hasPlacement(then, placement) && selectBanner(complete, toPage(then), placement, at);
        return chosen ? [[placement, chosen]] : [];
      }),
    );
    return { from: at, to: times[index + 1] ?? to, page: then, running, shown };
  });
}

const toPage = ({ kind, topics }: PageThen): BannerPage => ({ kind, topics });

/** Why a banner that ran was not on the page. */
function reasonAgainst(candidate: Candidate, { page, shown }: Moment): Reason {
  const { placement, version, priority } = candidate;
  if (!page) return { kind: 'no-page' };
  if (!isComplete(version.content)) return { kind: 'incomplete' };
  if (!hasPlacement(page, placement)) return { kind: 'placement' };
  if (!fits({ ...candidate, topics: [] }, toPage(page))) return { kind: 'page-kind', pages: version.content.pages };
  if (!fits(candidate, toPage(page))) return { kind: 'topics', topics: version.content.topics };
  const winner = shown.get(placement);
  return {
    kind: 'outranked',
    by: winner?.version.content.name ?? '',
    priority,
    otherPriority: winner?.priority ?? priority,
  };
}

const keyOf = ({ documentId, revision }: BannerVersion): string => `${documentId} ${revision}`;

function shownVersion(version: BannerVersion, existing: ReadonlySet<string>): ShownVersion {
  const { documentId, revision, content, publishedAt, publishedBy, shownUntil } = version;
  const isDeleted = !existing.has(documentId);
  return { documentId, revision, content, publishedAt, publishedBy, ranUntil: shownUntil, isDeleted };
}

/** One span for each version, or for nothing, that a placement had, in order. */
function spansOf(moments: readonly Moment[], placement: Placement, existing: ReadonlySet<string>) {
  const spans: ShownOnPage['placements'][number]['spans'] = [];
  let last: string | undefined;
  for (const { from, to, shown } of moments) {
    const version = shown.get(placement)?.version ?? null;
    const key = version ? keyOf(version) : '';
    const before = spans.at(-1);
    if (before && key === last) before.to = to;
    else spans.push({ from, to, version: version && shownVersion(version, existing) });
    last = key;
  }
  return spans;
}

/** Versions that ran and were never on the page, from their first to their last moment, with every reason in turn. */
function elsewhereIn(moments: readonly Moment[], existing: ReadonlySet<string>): ShownOnPage['elsewhere'] {
  const wasShown = new Set(moments.flatMap(({ shown }) => Array.from(shown.values(), ({ version }) => keyOf(version))));
  const found = new Map<string, ShownOnPage['elsewhere'][number]>();
  for (const moment of moments) {
    for (const candidate of moment.running) {
      const key = keyOf(candidate.version);
      if (wasShown.has(key)) continue;
      const one = found.get(key) ?? {
        from: moment.from,
        to: moment.to,
        version: shownVersion(candidate.version, existing),
        reasons: [],
      };
      one.to = moment.to;
      const reason = reasonAgainst(candidate, moment);
      if (!one.reasons.some((known) => JSON.stringify(known) === JSON.stringify(reason))) one.reasons.push(reason);
      found.set(key, one);
    }
  }
  return [...found.values()];
}

/**
 * What readers of a page could see in a time, by the versions of banners and of the page that were recorded: for each
 * placement that the page had, which version was there from when to when; and which ran, but not here.
 */
export function shownIn(recorded: Recorded): Pick<ShownOnPage, 'placements' | 'elsewhere'> {
  const moments = momentsOf(recorded);
  const had = placements.filter((placement) => moments.some(({ page }) => page && hasPlacement(page, placement)));
  return {
    placements: had.map((placement) => ({ placement, spans: spansOf(moments, placement, recorded.existing) })),
    elsewhere: elsewhereIn(moments, recorded.existing),
  };
}
