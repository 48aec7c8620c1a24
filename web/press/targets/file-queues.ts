import { isNamedByContent } from '../lib/cache-control.ts';

/** Paths of one kind. */
export type Lane = ReadonlySet<string>;

/** Files whose turn will come, each in one lane only. */
export interface Lanes {
  readonly removals: Lane;
  /** Puts a file to those that are copied, or to those that are removed, wherever it was before. */
  add(path: string, isRemoval: boolean): void;
  /** The lane whose turn it is. */
  first(): Lane | undefined;
  /** Takes a file out of a lane whose turn it is, to be given back with `done`. No file is taken twice at once. */
  take(lane: Lane): string | undefined;
  /** Puts it back to where it was, if it did not work and nothing newer is known of it. */
  done(path: string, lane: Lane, worked: boolean): void;
  /** How many files wait or are taken. */
  size(): number;
}

/** A page goes when its pictures are there, and a picture when no page is left that shows it. */
export function openLanes(): Lanes {
  const namedByContent = new Set<string>();
  const others = new Set<string>();
  const removals = new Set<string>();
  const lanes = [namedByContent, others, removals];
  const taken = new Set<string>();
  const first = () => lanes.find(({ size }) => size > 0);

  return {
    removals,
    add(path, isRemoval) {
      for (const lane of lanes) lane.delete(path);
      if (isRemoval) removals.add(path);
      else (isNamedByContent(path) ? namedByContent : others).add(path);
    },
    first,
    take(lane) {
      const turn = first();
      if (turn !== lane) return undefined;
      for (const path of turn) {
        if (taken.has(path)) continue;
        turn.delete(path);
        taken.add(path);
        return path;
      }
      return undefined;
    },
    done(path, lane, worked) {
      taken.delete(path);
      if (!worked && !lanes.some((each) => each.has(path))) lanes.find((each) => each === lane)?.add(path);
    },
    size: () => lanes.reduce((sum, { size }) => sum + size, taken.size),
  };
}
