import { diffArrays } from 'diff';
import { likeness } from './words';

/** Two parts of one list that are compared with each other; of a new or removed one, the other side is missing. */
export interface Pair<Part> {
  before: Part | undefined;
  after: Part | undefined;
  /** It was elsewhere among those that are in both. */
  isMoved: boolean;
}

interface Known {
  /** Parts are compared with parts of their kind only. */
  kind: string;
  /** The same for parts that say the same. */
  key: string;
  text: string;
}

/** Below this, two parts are two. */
const LEAST_ALIKE = 0.35;

interface Candidate {
  before: number;
  after: number;
  alike: number;
}

/** The most alike first; where they are alike, those that are in the same place. */
const byLikeness = (one: Candidate, other: Candidate) =>
  other.alike - one.alike ||
  Math.abs(one.before - one.after) - Math.abs(other.before - other.after) ||
  one.before - other.before;

/** Pairs what says the same, in order, then what says it elsewhere, then what says about the same. */
function pairUp(before: readonly Known[], after: readonly Known[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (from: number, to: number) => {
    pairs.set(to, from);
    taken.add(from);
  };
  let [from, to] = [0, 0];
  for (const { added, removed, count } of diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )) {
    if (!added && !removed) for (let step = 0; step < count; step += 1) pair(from + step, to + step);
    if (!added) from += count;
    if (!removed) to += count;
  }
  const candidates: Candidate[] = [];
  for (const [at, part] of after.entries()) {
    if (pairs.has(at)) continue;
    for (const [was, other] of before.entries()) {
      if (taken.has(was) || part.kind !== other.kind) continue;
      const alike = part.key === other.key ? 2 : likeness(other.text, part.text);
      if (alike >= LEAST_ALIKE) candidates.push({ before: was, after: at, alike });
    }
  }
  for (const { before: was, after: at } of candidates.sort(byLikeness))
    if (!pairs.has(at) && !taken.has(was)) pair(was, at);
  return pairs;
}

/** Which of the pairs are out of order: all but the longest run of those that are in it. */
function moved(froms: readonly number[]): Set<number> {
  const longest: { length: number; previous: number }[] = [];
  let best = -1;
  for (const [index, from] of froms.entries()) {
    let here = { length: 1, previous: -1 };
    for (let earlier = 0; earlier < index; earlier += 1) {
      const run = longest[earlier];
      if (run && (froms[earlier] ?? 0) < from && run.length + 1 > here.length)
        here = { length: run.length + 1, previous: earlier };
    }
    longest.push(here);
    if (best < 0 || here.length > (longest[best]?.length ?? 0)) best = index;
  }
  const inOrder = new Set<number>();
  for (let index = best; index >= 0; index = longest[index]?.previous ?? -1) inOrder.add(froms[index] ?? -1);
  return new Set(froms.filter((from) => !inOrder.has(from)));
}

/** Pairs the parts of a list with those of the list before, in the order of the new one, removed parts where they were. */
export function matchParts<Part extends Known>(before: readonly Part[], after: readonly Part[]): Pair<Part>[] {
  const pairs = pairUp(before, after);
  const outOfOrder = moved([...pairs].sort(([one], [other]) => one - other).map(([, from]) => from));
  const kept = new Set(pairs.values());
  const all: Pair<Part>[] = [];
  let next = 0;
  const removedUntil = (end: number) => {
    for (; next < end; next += 1)
      if (!kept.has(next)) all.push({ before: before[next], after: undefined, isMoved: false });
  };
  for (const [at, part] of after.entries()) {
    const from = pairs.get(at);
    const isMoved = from !== undefined && outOfOrder.has(from);
    if (from !== undefined && !isMoved) removedUntil(from);
    all.push({ before: from === undefined ? undefined : before[from], after: part, isMoved });
  }
  removedUntil(before.length);
  return all;
}
