import { type BannerPage, type BannerTerms, fits, nextTurnOf, selectBanner } from './banners.ts';
import { type PageKind, type Placement, pageKinds } from './placements.ts';

/** The kinds of page that have a place for banners: inside a text, only where an editor put the block for it. */
export const kindsWith: Record<Placement, readonly PageKind[]> = {
  'top-bar': pageKinds,
  'article-inline': ['article', 'guide', 'other'],
  'article-end': ['article'],
  'sticky-mobile': pageKinds,
};

/** A time that may be open at either side, where it is null. ISO in UTC; `to` is the first moment that is not in it. */
export interface Span {
  from: string | null;
  to: string | null;
}

/** Pages of one kind: those that are about one topic, or more, of each of the lists. No list: all. */
export interface Place {
  kind: PageKind;
  topics: readonly (readonly string[])[];
}

/** Two banners for the same place of the same pages at the same time. Readers see the winner. */
export interface Overlap<B extends BannerTerms> extends Span {
  winner: B;
  loser: B;
  places: Place[];
}

/** A time in which a place is empty for everyone, but on pages about the topics in `except`, which have a banner. */
export interface Gap {
  kinds: PageKind[];
  from: string;
  to: string;
  except: string[];
}

/** A page about `a` is about `a` or `b` as well: a list that holds whenever another does is left out. */
const withoutWider = (lists: readonly (readonly string[])[]): (readonly string[])[] =>
  lists.filter((list, index) => {
    const isWider = (other: readonly string[], at: number) =>
      at !== index &&
      other.every((topic) => list.includes(topic)) &&
      (at < index || list.some((topic) => !other.includes(topic)));
    return !lists.some(isWider);
  });

/** Which pages of a kind are meant by every one of these lists of topics. */
function topicsOn(kind: PageKind, lists: readonly (readonly string[])[]): Place['topics'] | null {
  if (lists.length === 0) return [];
  if (kind === 'article') return withoutWider(lists);
  if (kind !== 'topic') return null;
  // The page of a topic is about that one only.
  const [first = [], ...others] = lists;
  const common = first.filter((topic) => others.every((list) => list.includes(topic)));
  return common.length > 0 ? [common] : null;
}

/** A page of these that is about as few topics as can be. */
const pageOf = ({ kind, topics }: Place): BannerPage => ({ kind, topics: topics.flatMap((list) => list.slice(0, 1)) });

/** The pages that have a place and are meant by each of these banners for it. */
export function placesOf(placement: Placement, banners: readonly BannerTerms[]): Place[] {
  const lists = banners.map(({ topics }) => topics).filter((topics) => topics.length > 0);
  return kindsWith[placement].flatMap((kind) => {
    const topics = topicsOn(kind, lists);
    const place = topics && { kind, topics };
    return place && banners.every((banner) => fits(banner, pageOf(place))) ? [place] : [];
  });
}

const inOrder = (times: (string | null)[]) => times.filter((time) => time !== null).sort();
const latest = (times: (string | null)[]) => inOrder(times).at(-1) ?? null;
const earliest = (times: (string | null)[]) => inOrder(times)[0] ?? null;

/** When all of these run; null when they never do together. */
function spanOf(banners: readonly BannerTerms[]): Span | null {
  const from = latest(banners.map(({ startsAt }) => startsAt));
  const to = earliest(banners.map(({ endsAt }) => endsAt));
  return from && to && from >= to ? null : { from, to };
}

const momentIn = ({ from, to }: Span): string => from ?? new Date(to ? Date.parse(to) - 1 : 0).toISOString();

function overlapOf<B extends BannerTerms>(pair: readonly [B, B]): Overlap<B> | null {
  const [a, b] = pair;
  const span = a.placement === b.placement ? spanOf(pair) : null;
  const places = span ? placesOf(a.placement, pair) : [];
  const [place] = places;
  const winner = span && place && selectBanner(pair, pageOf(place), a.placement, momentIn(span));
  return winner ? { winner, loser: winner === a ? b : a, ...span, places } : null;
}

/** Every two banners that are meant for the same place of a page at the same time, in the order in which they begin. */
export function overlaps<B extends BannerTerms>(banners: readonly B[]): Overlap<B>[] {
  return banners
    .flatMap((a, index) => banners.slice(index + 1).flatMap((b) => overlapOf([a, b]) ?? []))
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/** Which banners a banner is shown instead of, and which are shown instead of it. */
export function displacedBy<B extends BannerTerms>(
  banner: B,
  others: readonly B[],
): { displaces: Overlap<B>[]; displacedBy: Overlap<B>[] } {
  const found = others.flatMap((other) => overlapOf([banner, other]) ?? []);
  return {
    displaces: found.filter(({ winner }) => winner === banner),
    displacedBy: found.filter(({ loser }) => loser === banner),
  };
}

/** The moments from which on other banners run than before: the first, and each turn up to the end. */
function turns(banners: readonly BannerTerms[], from: string, to: string | null): string[] {
  const moments: string[] = [];
  for (let at: string | null = from; at && (!to || at < to); at = nextTurnOf(banners, at)) moments.push(at);
  return moments;
}

/**
 * The banners that are shown wherever a banner could be, from now on to its end, so that no reader ever sees it. None
 * when one does, or when it does not run at all.
 * @param now ISO time in UTC.
 */
export function hidersOf<B extends BannerTerms>(banner: B, others: readonly B[], now: string): B[] {
  const all = [banner, ...others];
  const pages = placesOf(banner.placement, [banner]).flatMap(({ kind, topics: [own = []] }): BannerPage[] =>
    own.length > 0 ? own.map((topic) => ({ kind, topics: [topic] })) : [{ kind, topics: [] }],
  );
  const hiders = new Set<B>();
  for (const at of turns(all, latest([now, banner.startsAt]) ?? now, banner.endsAt)) {
    for (const page of pages) {
      const shown = selectBanner(all, page, banner.placement, at);
      if (shown === banner) return [];
      if (shown) hiders.add(shown);
    }
  }
  return [...hiders];
}

type GapOnKind = Omit<Gap, 'kinds'>;

/** The gaps on pages of one kind, in order. */
function gapsOn(kind: PageKind, banners: readonly BannerTerms[], placement: Placement, { from, to }: Window) {
  const known = [...new Set(banners.flatMap(({ topics }) => topics))].sort();
  const aboutTopics = kind === 'article' || kind === 'topic';
  const found: GapOnKind[] = [];
  const moments = turns(banners, from, to);
  for (const [index, at] of moments.entries()) {
    const shownOn = (topics: string[]) => selectBanner(banners, { kind, topics }, placement, at);
    if (shownOn([])) continue;
    const except = aboutTopics ? known.filter((topic) => shownOn([topic])) : [];
    const last = found.at(-1);
    const end = moments[index + 1] ?? to;
    if (last?.to === at && String(last.except) === String(except)) last.to = end;
    else found.push({ from: at, to: end, except });
  }
  return found;
}

interface Window {
  from: string;
  to: string;
}

/**
 * When, between two times, a place has no banner for everyone: on which kinds of page, and on pages about which topics
 * it has one all the same.
 * @param from ISO time in UTC, as is `to`.
 */
export function gaps(banners: readonly BannerTerms[], placement: Placement, from: string, to: string): Gap[] {
  const together = new Map<string, Gap>();
  for (const kind of kindsWith[placement]) {
    for (const gap of gapsOn(kind, banners, placement, { from, to })) {
      const key = JSON.stringify(gap);
      const same = together.get(key);
      if (same) same.kinds.push(kind);
      else together.set(key, { kinds: [kind], ...gap });
    }
  }
  return [...together.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** What is known of an approval beside the run, whose `endsAt` is that of `endOfRun`. */
export interface Approved {
  endsAt: string | null;
  /** Its last day in the newsroom, as `2026-11-23`. */
  approvalEndsOn: string | null;
  /** When that day is over, ISO in UTC. */
  approvalEndsAt: string | null;
}

/**
 * The banners that stop because their approval ends within so many days, the soonest first. Those that end before their
 * approval does are not among them.
 * @param now ISO time in UTC.
 */
export function approvalsEndingSoon<B extends Approved>(banners: readonly B[], now: string, days = 30): B[] {
  const limit = new Date(Date.parse(now) + days * 86_400_000).toISOString();
  return banners
    .filter((banner) => endsWithApproval(banner) && banner.endsAt && now < banner.endsAt && banner.endsAt <= limit)
    .sort((a, b) => ((a.endsAt ?? '') < (b.endsAt ?? '') ? -1 : 1));
}

/** Whether it is the end of its approval that ends a banner's run. */
export const endsWithApproval = ({ endsAt, approvalEndsAt }: Omit<Approved, 'approvalEndsOn'>): boolean =>
  endsAt !== null && endsAt === approvalEndsAt;
