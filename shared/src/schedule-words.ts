import { type BannerTerms, runs } from './banners.ts';
import type { PageKind, Placement } from './placements.ts';
import {
  type Approved,
  endsWithApproval,
  type Gap,
  hidersOf,
  kindsWith,
  type Overlap,
  type Place,
  placesOf,
  type Span,
} from './schedule.ts';

/** A banner as it is planned: its terms, whose `endsAt` is the end of its run, and what people call it. */
export interface PlannedBanner extends BannerTerms, Approved {
  name: string;
  /** The end that the marketer gave it, which its approval may come before. */
  statedEnd: string | null;
  isPublished: boolean;
}

/** The name of a topic, by its documentId. */
export type TopicName = (documentId: string) => string;

const join = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

const date = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** “2 Nov 2026, 05:00”, in UTC. @param at ISO. */
export const formatTime = (at: string): string => date.format(new Date(at)).replace('Sept', 'Sep');

/** “2 Nov 2026”. @param day as `2026-11-02`. */
export const formatDay = (day: string): string => formatTime(`${day}T00:00:00.000Z`).replace(/,.*/, '');

/** “2 Nov”. @param day as `2026-11-02`. */
export const formatDayOfYear = (day: string): string => formatDay(day).replace(/ \d+$/, '');

/** “from 2 Nov 2026, 05:00 to 2 Nov 2027, 04:00 (UTC)”; an open side is left out. */
export function formatSpan({ from, to }: Span): string {
  if (from && to) return `from ${formatTime(from)} to ${formatTime(to)} (UTC)`;
  if (from) return `from ${formatTime(from)} (UTC) on, without an end`;
  return to ? `until ${formatTime(to)} (UTC)` : 'without a start or an end';
}

const kindWords: Record<PageKind, string> = {
  home: 'the home page',
  article: 'articles',
  topic: 'topic pages',
  guide: 'guides',
  other: 'other pages',
};

const listKinds = (kinds: readonly PageKind[]) =>
  join(
    kinds.map((kind) => kindWords[kind]),
    'and',
  );

function kindsInWords(kinds: readonly PageKind[], placement: Placement): string {
  if (kinds.length < kindsWith[placement].length || placement === 'article-inline') return listKinds(kinds);
  return placement === 'article-end' ? 'every article' : 'every page';
}

const aboutTopics = (lists: Place['topics'], nameOf: TopicName) =>
  lists.map((list) => join(list.map(nameOf), 'or')).join(' and also about ');

/** “every page”, “articles and topic pages about Treatment or Research”. */
export function describePages(places: readonly Place[], placement: Placement, nameOf: TopicName): string {
  const kindsByTopics = new Map<string, PageKind[]>();
  for (const { kind, topics } of places) {
    const about = topics.length > 0 ? ` about ${aboutTopics(topics, nameOf)}` : '';
    kindsByTopics.set(about, [...(kindsByTopics.get(about) ?? []), kind]);
  }
  const phrases = [...kindsByTopics].map(([about, kinds]) =>
    about ? listKinds(kinds) + about : kindsInWords(kinds, placement),
  );
  return join(phrases, 'and');
}

/** Where a banner stands: “At the top of every page”. */
export function describeWhere(banner: BannerTerms, nameOf: TopicName): string {
  const { placement } = banner;
  const places = placesOf(placement, [banner]);
  if (places.length === 0) return 'Nowhere';
  const pages = describePages(places, placement, nameOf);
  switch (placement) {
    case 'top-bar':
      return `At the top of ${pages}`;
    case 'article-inline':
      return `Inside the text of ${pages}, where an editor put a banner`;
    case 'article-end':
      return `At the end of ${pages}`;
    case 'sticky-mobile':
      return `At the bottom of the screen on phones, on ${pages}`;
  }
}

/** The words people know a place by. */
export const placementWords: Record<Placement, string> = {
  'top-bar': 'Top of the page',
  'article-inline': 'Inside the text',
  'article-end': 'End of the article',
  'sticky-mobile': 'Bottom of a phone’s screen',
};

/**
 * When and where a banner runs, in one or two sentences: “At the top of every page, from 2 Nov 2026, 05:00 to
 * 2 Nov 2027, 04:00 (UTC).”
 * @param now ISO time in UTC.
 */
export function describeRun(banner: PlannedBanner, nameOf: TopicName, now: string): string {
  const { startsAt, endsAt, isPublished } = banner;
  const where = describeWhere(banner, nameOf);
  const toItsEnd = endsWithApproval(banner) ? ' Then its approval ends.' : '';
  if (startsAt && endsAt && startsAt >= endsAt)
    return `${where}, never: it ends before it starts, ${formatTime(endsAt)} before ${formatTime(startsAt)} (UTC).`;
  if (endsAt && endsAt <= now)
    return `It is over since ${formatTime(endsAt)} (UTC)${endsWithApproval(banner) ? ', when its approval ended' : ''}.`;
  const open = !startsAt && !endsAt;
  const when = open
    ? isPublished
      ? 'for as long as it is published'
      : 'once it is published'
    : formatSpan({ from: startsAt, to: endsAt });
  const draft = isPublished || open ? '' : ' It is not published yet.';
  return `${where}, ${when}.${toItsEnd}${draft}`;
}

const named = ({ name, isPublished }: PlannedBanner) => `“${name}”${isPublished ? '' : ' (a draft)'}`;

/** “A” is shown instead of “B”: where, when, and why. */
export function describeOverlap(
  overlap: Pick<Overlap<PlannedBanner>, 'winner' | 'loser' | 'places' | 'from' | 'to'>,
  nameOf: TopicName,
): string {
  const { winner, loser, places } = overlap;
  const why =
    winner.priority > loser.priority
      ? `priority ${winner.priority} against ${loser.priority}`
      : `both have the priority ${winner.priority}; give one a higher priority to choose`;
  return `${named(winner)} is shown instead of ${named(loser)} on ${describePages(places, winner.placement, nameOf)}, ${formatSpan(overlap)}: ${why}.`;
}

/** What is missing in a gap: “No banner on guides”, “No banner on articles, but for those about Treatment”. */
export function gapInWords({ kinds, except }: Gap, placement: Placement, nameOf: TopicName): string {
  const pages = kindsInWords(kinds, placement).replace(/^every /, 'any ');
  return `No banner on ${pages}${except.length > 0 ? `, but for those about ${join(except.map(nameOf), 'and')}` : ''}`;
}

/** A gap as it lies in the time that is looked at: “No banner on guides, until 1 Dec 2026, 00:00 (UTC).” */
export function describeGap(
  gap: Gap,
  looked: { from: string; to: string },
  placement: Placement,
  nameOf: TopicName,
): string {
  const { from, to } = gap;
  const missing = gapInWords(gap, placement, nameOf);
  if (from <= looked.from && to >= looked.to) return `${missing}, in all of this time.`;
  if (to >= looked.to) return `${missing}, from ${formatTime(from)} (UTC) on.`;
  return `${missing}, ${formatSpan({ from: from <= looked.from ? null : from, to })}.`;
}

/** Why a banner stands on no page, and what to change; null when it stands on some. */
function nowhere(banner: BannerTerms): string | null {
  const { placement, topics } = banner;
  if (placesOf(placement, [banner]).length > 0) return null;
  if (placesOf(placement, [{ ...banner, topics: [] }]).length === 0)
    return `It is shown nowhere: this place is only on ${listKinds(kindsWith[placement])}. Change “Page types” or “Placement”.`;
  return topics.length > 0
    ? 'It is shown nowhere: only articles and topic pages are about topics. Add one of these to “Page types”, or take the topics out.'
    : null;
}

/**
 * What a marketer should know before a banner is published: why it would not be shown, or not for as long as meant.
 * @param others the banners that are published.
 * @param now ISO time in UTC.
 */
export function warningsOf(banner: PlannedBanner, others: readonly PlannedBanner[], now: string): string[] {
  const { startsAt, statedEnd, approvalEndsOn, endsAt, isPublished } = banner;
  const warnings: string[] = [];
  const isOver = endsAt !== null && endsAt <= now;
  const place = nowhere(banner);
  if (place) warnings.push(place);
  if (startsAt && statedEnd && startsAt >= statedEnd)
    warnings.push('It ends before it starts, so that it is never shown. Change “Starts” or “Ends”.');
  else if (startsAt && endsAt && startsAt >= endsAt)
    warnings.push('Its approval ends before it starts, so that it is never shown. Have it approved for longer.');
  else if (approvalEndsOn && isOver && endsWithApproval(banner))
    warnings.push(`Its approval ended on ${formatDay(approvalEndsOn)}: it is not shown until it is approved again.`);
  else if (isOver) warnings.push('Its end lies in the past: it is not shown. Change “Ends”.');
  else if (approvalEndsOn && statedEnd && endsWithApproval(banner) && statedEnd !== endsAt)
    warnings.push(
      `Its approval ends on ${formatDay(approvalEndsOn)}, before its own end at ${formatTime(statedEnd)} (UTC). From the day after it is not shown.`,
    );
  if (!isPublished && startsAt && startsAt < now && runs(banner, now))
    warnings.push('It starts in the past: once published, it is shown at once.');
  const hiders = hidersOf(banner, others, now);
  if (hiders.length > 0)
    warnings.push(
      `No reader will see it: ${join(hiders.map(named), 'and')} ${hiders.length === 1 ? 'is' : 'are'} shown instead, wherever and whenever it could be. Give it a higher priority than ${Math.max(...hiders.map(({ priority }) => priority))}, or another place or time.`,
    );
  return warnings;
}
