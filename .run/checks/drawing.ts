import type { Floor, House } from './floors.ts';
import type { ModuleImport } from './module-imports.ts';

const WIDTH = 980;
const LEFT = 44;
const ROW = 92;
const BOX = 34;
/** Of the sans-serif 14 px that boxes are labeled with: enough for the widest letters. */
const LETTER = 8;

const RIGHT = 'stroke="#1f4e79" stroke-opacity="0.35"';
const WRONG = 'stroke="#c62828" stroke-width="2"';

interface Box {
  module: string;
  floor: number;
  x: number;
  y: number;
  width: number;
}

const label = (module: string) => module.replaceAll('*', '…');

/** Where the boxes of one floor stand: spread over the row, odd floors to the right, so that lines pass between boxes. */
function boxesOn(modules: readonly string[], floor: number, floors: number): Box[] {
  const step = (WIDTH - LEFT) / modules.length;
  const y = (floors - 1 - floor) * ROW + (ROW - BOX) / 2;
  return modules.map((module, index) => {
    const width = label(module).length * LETTER + 24;
    const shift = (floor % 2 ? 0.14 : -0.14) * step;
    return { module, floor, x: Math.round(LEFT + step * (index + 0.5) + shift - width / 2), y, width };
  });
}

const row = (floor: number, floors: number): string => {
  const y = (floors - 1 - floor) * ROW;
  return `<rect x="0" y="${y}" width="${WIDTH}" height="${ROW}" fill="${floor % 2 ? '#ffffff' : '#f3f5f8'}"/>`;
};

/** Above the lines, with an edge in white that they do not shine through. */
const caption = ({ about }: Floor, floor: number, floors: number): string => {
  const y = (floors - 1 - floor) * ROW + 20;
  const edge = 'paint-order="stroke" stroke="#ffffff" stroke-width="4"';
  return `<text x="12" y="${y}" fill="#46505e" font-size="12" ${edge}>${floor + 1} · ${about}</text>`;
};

const rectangle = ({ module, x, y, width }: Box): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${BOX}" rx="6" fill="#ffffff" stroke="#1f4e79"/>` +
  `<text x="${x + width / 2}" y="${y + BOX / 2 + 5}" text-anchor="middle" fill="#12304d">${label(module)}</text>`;

/** Where on its box a line begins or ends: the farther away the other end, the nearer to that side. */
const edgeOf = (box: Box, other: Box): number => {
  const middle = box.x + box.width / 2;
  const aside = (other.x + other.width / 2 - middle) / WIDTH;
  return Math.round(middle + Math.max(-0.4, Math.min(0.4, aside)) * box.width);
};

/** An import, from the box that imports to the one that is imported: blue when it goes down, red when it does not. */
function line(from: Box, to: Box): string {
  const [x1, x2] = [edgeOf(from, to), edgeOf(to, from)];
  if (from.floor === to.floor)
    return `<path d="M${x1} ${from.y}C${x1} ${from.y - BOX} ${x2} ${to.y - BOX} ${x2} ${to.y}" fill="none" ${WRONG}/>`;
  const isDown = from.floor > to.floor;
  const [y1, y2] = isDown ? [from.y + BOX, to.y] : [from.y, to.y + BOX];
  const bend = (y2 - y1) / 2;
  return `<path d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" fill="none" ${isDown ? RIGHT : WRONG}/>`;
}

/**
 * The floors of a house as an SVG image: a row for each, the lowest at the bottom; a line for each module that imports
 * another.
 */
export function drawHouse(house: House, imports: readonly ModuleImport[]): string {
  const count = house.floors.length;
  const boxes = house.floors.flatMap(({ modules }, floor) => boxesOn(modules, floor, count));
  const boxOf = new Map(boxes.map((box) => [box.module, box]));
  const lines = imports.flatMap(({ from, to }) => {
    const [start, end] = [boxOf.get(from.module), boxOf.get(to.module)];
    return start && end ? [line(start, end)] : [];
  });
  const height = count * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="14">`,
    `<title>Floors of ${house.name}: what imports what</title>`,
    ...house.floors.map((_, floor) => row(floor, count)),
    ...lines.sort((one, other) => Number(one.includes(WRONG)) - Number(other.includes(WRONG))),
    ...house.floors.map((floor, index) => caption(floor, index, count)),
    ...boxes.map(rectangle),
    '</svg>',
    '',
  ].join('\n');
}
