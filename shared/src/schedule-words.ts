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
import { dayIn } from './time-zones.ts';

/** A banner as it is planned: its terms, whose `endsAt` is the end of its run, and its name. */
export interface PlannedBanner extends BannerTerms, Approved {
  name: string;
  /** The end that the marketer gave it, which its approval may come before. */
  statedEnd: string | null;
  isPublished: boolean;
}

/** The name of a topic, by its documentId. */
export type TopicName = (documentId: string) => string;

/** What words about banners are made with. */
export interface Wording {
  nameOf: TopicName;
  /** The time zone that times are said in: the newsroom's. */
  timeZone: string;
}

const join = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 3 ? words.join(` ${last} `) : `${words.slice(0, -1).join(', ')}, ${last} ${words.at(-1)}`;

const day = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' });

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const made =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  clocks.set(timeZone, made);
  return made;
}

/** “5:00 a.m. EST”: a time of day as American newsrooms write it, with its zone. @param at ISO. */
export const formatClock = (at: string, timeZone: string): string =>
  clockOf(timeZone)
    .format(new Date(at))
    .replace(/\s?([AP])M/, (_, half: string) => ` ${half.toLowerCase()}.m.`);

/** “Nov 2, 2026, 5:00 a.m. EST”. @param at ISO. */
export const formatTime = (at: string, timeZone: string): string =>
  `${formatDay(dayIn(timeZone, at))}, ${formatClock(at, timeZone)}`;

/** “Nov 2, 2026”. @param date as `2026-11-02`. */
export const formatDay = (date: string): string => day.format(new Date(`${date}T00:00:00.000Z`));

/** “Nov 2”. @param date as `2026-11-02`. */
export const formatDayOfYear = (date: string): string => formatDay(date).replace(/,.*/, '');

/** “Nov”. @param date as `2026-11-02`. */
export const formatMonth = (date: string): string => formatDay(date).replace(/ .*/, '');

/** “from Nov 2, 2026, 5:00 a.m. EST to Jul 2, 2027, 4:00 a.m. EDT”; an open side is left out. */
export function formatSpan({ from, to }: Span, timeZone: string): string {
  if (from && to) return `from ${formatTime(from, timeZone)} to ${formatTime(to, timeZone)}`;
  if (from) return `from ${formatTime(from, timeZone)}, with no end date`;
  return to ? `until ${formatTime(to, timeZone)}` : 'with no start or end date';
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

/** Where a banner appears: “At the top of every page”. */
export function describeWhere(banner: BannerTerms, nameOf: TopicName): string {
  const { placement } = banner;
  const places = placesOf(placement, [banner]);
  if (places.length === 0) return 'Not on any page';
  const pages = describePages(places, placement, nameOf);
  switch (placement) {
    case 'top-bar':
      return `At the top of ${pages}`;
    case 'article-inline':
      return `Inside the text of ${pages}, where an editor placed a banner block`;
    case 'article-end':
      return `At the end of ${pages}`;
    case 'sticky-mobile':
      return `At the bottom of the screen on phones, on ${pages}`;
  }
}

/** What the admin calls each placement. */
export const placementWords: Record<Placement, string> = {
  'top-bar': 'Top of page',
  'article-inline': 'Inside article',
  'article-end': 'End of article',
  'sticky-mobile': 'Bottom of phone screen',
};

/**
 * When and where a banner runs, in one or two sentences: “At the top of every page, from Nov 2, 2026, 5:00 a.m. to
 * Nov 2, 2027, 4:00 a.m. EST.”
 * @param now ISO time in UTC.
 */
export function describeRun(banner: PlannedBanner, { nameOf, timeZone }: Wording, now: string): string {
  const { startsAt, endsAt, isPublished } = banner;
  const where = describeWhere(banner, nameOf);
  const toItsEnd = endsWithApproval(banner) ? ' Its approval ends then.' : '';
  if (startsAt && endsAt && startsAt >= endsAt)
    return `Never shown: it ends (${formatTime(endsAt, timeZone)}) before it starts (${formatTime(startsAt, timeZone)}).`;
  if (endsAt && endsAt <= now)
    return `It ended ${formatTime(endsAt, timeZone)}${endsWithApproval(banner) ? ', when its approval ended' : ''}.`;
  const open = !startsAt && !endsAt;
  const when = open
    ? isPublished
      ? 'for as long as it’s published'
      : 'once it’s published'
    : formatSpan({ from: startsAt, to: endsAt }, timeZone);
  const draft = isPublished || open ? '' : ' It isn’t published yet.';
  return `${where}, ${when}.${toItsEnd}${draft}`;
}

const named = ({ name, isPublished }: PlannedBanner) => `“${name}”${isPublished ? '' : ' (draft)'}`;

/** “A” outranks “B”: where, when, and why. */
export function describeOverlap(
  overlap: Pick<Overlap<PlannedBanner>, 'winner' | 'loser' | 'places' | 'from' | 'to'>,
  { nameOf, timeZone }: Wording,
): string {
  const { winner, loser, places } = overlap;
  const why =
    winner.priority > loser.priority
      ? `priority ${winner.priority} beats ${loser.priority}`
      : `both have priority ${winner.priority}. To choose, give one a higher priority`;
  return `${named(winner)} outranks ${named(loser)} on ${describePages(places, winner.placement, nameOf)}, ${formatSpan(overlap, timeZone)}: ${why}.`;
}

/** What is missing in a gap: “No banner on guides”, “No banner on articles except those about Treatment”. */
export function gapInWords({ kinds, except }: Gap, placement: Placement, nameOf: TopicName): string {
  const pages = kindsInWords(kinds, placement).replace(/^every /, 'any ');
  return `No banner on ${pages}${except.length > 0 ? ` except those about ${join(except.map(nameOf), 'and')}` : ''}`;
}

/** A gap within the time shown: “No banner on guides, until Dec 1, 2026, 12:00 a.m. EST.” */
export function describeGap(
  gap: Gap,
  looked: { from: string; to: string },
  placement: Placement,
  { nameOf, timeZone }: Wording,
): string {
  const { from, to } = gap;
  const missing = gapInWords(gap, placement, nameOf);
  if (from <= looked.from && to >= looked.to) return `${missing}, for this entire period.`;
  if (to >= looked.to) return `${missing}, starting ${formatTime(from, timeZone)}.`;
  return `${missing}, ${formatSpan({ from: from <= looked.from ? null : from, to }, timeZone)}.`;
}

/** Why a banner appears on no page, and what to change; null when it appears on some. */
function nowhere(banner: BannerTerms): string | null {
  const { placement, topics } = banner;
  if (placesOf(placement, [banner]).length > 0) return null;
  if (placesOf(placement, [{ ...banner, topics: [] }]).length === 0)
    return `It won’t be shown: this placement exists only on ${listKinds(kindsWith[placement])}. Change “Page types” or “Placement.”`;
  return topics.length > 0
    ? 'It won’t be shown: only articles and topic pages have topics. Add one of these to “Page types,” or remove the topics.'
    : null;
}

/**
 * What a marketer should know before a banner is published: why it wouldn’t be shown, or not for as long as intended.
 * @param others the banners that are published.
 * @param now ISO time in UTC.
 */
export function warningsOf(
  banner: PlannedBanner,
  others: readonly PlannedBanner[],
  now: string,
  timeZone: string,
): string[] {
  const { startsAt, statedEnd, approvalEndsOn, endsAt, isPublished } = banner;
  const warnings: string[] = [];
  const isOver = endsAt !== null && endsAt <= now;
  const place = nowhere(banner);
  if (place) warnings.push(place);
  if (startsAt && statedEnd && startsAt >= statedEnd)
    warnings.push('It ends before it starts, so it won’t be shown. Change “Starts” or “Ends.”');
  else if (startsAt && endsAt && startsAt >= endsAt)
    warnings.push('Its approval ends before it starts, so it won’t be shown. Get a longer approval.');
  else if (approvalEndsOn && isOver && endsWithApproval(banner))
    warnings.push(`Its approval ended on ${formatDay(approvalEndsOn)}. It won’t be shown until it’s approved again.`);
  else if (isOver) warnings.push('The end has passed, so it isn’t shown. Change “Ends.”');
  else if (approvalEndsOn && statedEnd && endsWithApproval(banner) && statedEnd !== endsAt)
    warnings.push(
      `Its approval ends on ${formatDay(approvalEndsOn)}, before “Ends” (${formatTime(statedEnd, timeZone)}). It won’t be shown after that day.`,
    );
  if (!isPublished && startsAt && startsAt < now && runs(banner, now))
    warnings.push('The start has passed; it goes live when you publish.');
  const hiders = hidersOf(banner, others, now);
  if (hiders.length > 0)
    warnings.push(
      `No reader will see it: ${join(hiders.map(named), 'and')} ${hiders.length === 1 ? 'outranks' : 'outrank'} it everywhere. Give it a priority above ${Math.max(...hiders.map(({ priority }) => priority))}, or choose another placement or time.`,
    );
  return warnings;
}
