/** A line of a plot: its name, and a value for each place on the axis below. Null: a gap. */
export interface PlotLine {
  name: string;
  values: readonly (number | null)[];
}

/**
 * Round numbers from 0 to the first one that is not below the highest value: at most six of them.
 * @param smallestStep 1 for what is counted: there is no half of it.
 */
export function ticksUpTo(highest: number, smallestStep = 0): number[] {
  if (highest <= 0) return [0, 1];
  const rough = Math.max(highest / 4, smallestStep);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((round) => round >= rough * 0.999) ?? rough;
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Which of so many places on the axis below carry a label: evenly apart, as many as there is room for, the last included. */
export function labelledPlaces(places: number, room: number): number[] {
  if (places === 0) return [];
  const apart = Math.max(1, Math.ceil(places / Math.max(1, room)));
  const labelled: number[] = [];
  for (let place = places - 1; place >= 0; place -= apart) labelled.unshift(place);
  return labelled;
}

/** Moves heights apart so that labels at them do not overlap, in their own order, within the top and the bottom. */
export function spreadOut(heights: readonly number[], apart: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
  const placed: number[] = [...heights];
  let floor = bottom;
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(heights[index] ?? 0, floor);
    floor = placed[index] - apart;
  }
  let ceiling = 0;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, ceiling);
    ceiling = placed[index] + apart;
  }
  return placed;
}
