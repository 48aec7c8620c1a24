/** A part of the calendar's width, from 0, its start, to 1, its end. */
export interface Part {
  start: number;
  end: number;
}

/** A part with words: inside it, or beside it where it is too short for them. */
export interface Strip extends Part {
  words: string;
  side: 'inside' | 'after' | 'before';
}

/** About as wide as a letter is at the size of the calendar's words, in pixels. */
const LETTER_PX = 7;
const EDGES_PX = 24;
/** From here on, words in a bar may be cut short. */
const ENOUGH_PX = 130;

/** How wide words are, in pixels. */
export const wordsPx = (words: string): number => words.length * LETTER_PX + EDGES_PX;

/** Puts words to a part. @param widthPx of the whole calendar. */
export function withWords(part: Part, words: string, widthPx: number): Strip {
  const needed = wordsPx(words);
  if ((part.end - part.start) * widthPx >= Math.min(needed, ENOUGH_PX)) return { ...part, words, side: 'inside' };
  return { ...part, words, side: part.end + needed / widthPx <= 1 ? 'after' : 'before' };
}

/** Puts words below a line, from its start on, or up to its end where they would leave the calendar. */
export function withCaption(part: Part, words: string, widthPx: number): Strip {
  return { ...part, words, side: part.start + wordsPx(words) / widthPx <= 1 ? 'after' : 'before' };
}

/** Lays things beside one another, and below where they would touch. @param extentOf what each takes, with its words. */
export function intoLanes<T>(things: readonly T[], extentOf: (thing: T) => Part): T[][] {
  const lanes: { things: T[]; end: number }[] = [];
  const laid = things.map((thing) => ({ thing, ...extentOf(thing) })).sort((a, b) => a.start - b.start);
  for (const { thing, start, end } of laid) {
    const free = lanes.find((lane) => lane.end <= start);
    if (free) {
      free.things.push(thing);
      free.end = end;
    } else lanes.push({ things: [thing], end });
  }
  return lanes.map((lane) => lane.things);
}

/** What a bar takes with the words beside it. */
export function barExtent({ start, end, words, side }: Strip, widthPx: number): Part {
  const share = wordsPx(words) / widthPx;
  if (side === 'inside') return { start, end };
  return side === 'after' ? { start, end: end + share } : { start: start - share, end };
}

/** What a line takes with the words below it. */
export function captionExtent({ start, end, words, side }: Strip, widthPx: number): Part {
  const share = wordsPx(words) / widthPx;
  return side === 'before'
    ? { start: Math.min(start, end - share), end }
    : { start, end: Math.max(end, start + share) };
}
