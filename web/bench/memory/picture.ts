import type { Program } from './memory.ts';

const WIDTH = 800;
const HEIGHT = 320;
const MARGIN = { left: 60, right: 130, top: 20, bottom: 40 };
const COLORS = ['#1f5fa8', '#b4472b', '#2c7a4b', '#7a4b9c', '#666666'];
const STEP_MB = 100;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A picture, as SVG, of the memory (PSS) of programs over the minutes in which they were looked at: a line for each. */
export function drawMemory(programs: readonly Program[], minutes: number): string {
  const shown = programs.slice(0, COLORS.length);
  const most = Math.max(STEP_MB, ...shown.flatMap(({ series }) => series.map((bytes) => bytes / 1e6)));
  const top = Math.ceil(most / STEP_MB) * STEP_MB;
  const x = (share: number) => MARGIN.left + share * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (megabytes: number) => HEIGHT - MARGIN.bottom - (megabytes / top) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const text = (at: { x: number; y: number }, words: string, more = '') =>
    `<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" ${more}>${escaped(words)}</text>`;
  const grid = Array.from({ length: top / STEP_MB + 1 }, (_, index) => {
    const at = y(index * STEP_MB);
    return `<line x1="${x(0)}" x2="${x(1)}" y1="${at}" y2="${at}" stroke="#ddd"/>${text({ x: x(0) - 8, y: at + 4 }, `${index * STEP_MB} MB`, 'text-anchor="end"')}`;
  });
  const hours = [0, 0.5, 1].map((share) =>
    text({ x: x(share), y: HEIGHT - 14 }, `${Math.round(share * minutes)} min`, 'text-anchor="middle"'),
  );
  const lines = shown.map(({ name, series }, index) => {
    const last = (series.at(-1) ?? 0) / 1e6;
    const points = series.map(
      (bytes, place) => `${x(place / Math.max(1, series.length - 1)).toFixed(1)},${y(bytes / 1e6).toFixed(1)}`,
    );
    const color = COLORS[index];
    return `<polyline fill="none" stroke="${color}" stroke-width="1.5" points="${points.join(' ')}"/>${text({ x: x(1) + 8, y: y(last) + 4 }, `${name} ${last.toFixed(0)} MB`, `fill="${color}"`)}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${[...grid, ...hours, ...lines].join('\n')}
</svg>
`;
}
