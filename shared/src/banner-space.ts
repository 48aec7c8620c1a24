import type { Placement } from './placements.ts';
import { bannerWords } from './words/banners.ts';

const { withoutChat } = bannerWords;

/**
 * How high a banner at the edge of a phone's screen gets: an upper estimate, from the widths of letters. The admin shows it
 * while a marketer types, and refuses what takes too much of the screen. Repeats the sizes of web/src/components/cta: a
 * browser test compares them.
 */

/** A phone's screen, and the most of its height that a banner may take. In CSS pixels. */
export interface Screen {
  width: number;
  height: number;
  limit: number;
}

/** Phones that are sold or still in use. `--banner-limit` in web/src/layouts/Page.astro says the same to browsers. */
export const screens: readonly Screen[] = [
  { width: 320, height: 568, limit: Math.floor(0.3 * 568) },
  { width: 360, height: 640, limit: 0.25 * 640 },
  { width: 390, height: 844, limit: 0.25 * 844 },
];

/** What a banner says at the edge of a screen. */
export interface EdgeText {
  label: string;
  message: string;
  /** The sponsor's legal name. */
  sponsor: string;
  buttons: readonly Button[];
}

/** Of a call, the text is a telephone number's link, which is not broken at spaces. */
export interface Button {
  kind: unknown;
  label: string;
}

const edges = ['top-bar', 'sticky-mobile'] as const;
export type Edge = (typeof edges)[number];

/** Whether a banner in a placement has a limit. */
export const isEdge = (placement: unknown): placement is Edge & Placement => edges.some((edge) => edge === placement);

/** Widths of letters as shares of the letter size, no smaller than those of the usual sans-serif fonts. */
const widths: readonly (readonly [letters: RegExp, regular: number, bold: number])[] = [
  [/[ijl.,:;'’|!]/, 0.28, 0.34],
  [/[ \u00a0ftr()[\]/I-]/, 0.36, 0.42],
  [/[mwMW@%—]/, 0.92, 0.97],
  [/[A-Z&]/, 0.7, 0.76],
  [/\d/, 0.57, 0.6],
];
/** Of what is not in the table: most small letters, and other scripts' ones. */
const OTHER = { regular: 0.57, bold: 0.62 };

interface Type {
  /** Of its letters, in pixels. */
  size: number;
  isBold: boolean;
}

function widthOf(text: string, { size, isBold }: Type): number {
  let sum = 0;
  for (const letter of text) {
    const [, regular = OTHER.regular, bold = OTHER.bold] = widths.find(([letters]) => letters.test(letter)) ?? [];
    sum += isBold ? bold : regular;
  }
  return sum * size;
}

/** How many lines a text takes, broken at spaces and, where a word is longer than a line, within it. */
function linesOf(text: string, type: Type, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/[ \t\n]+/).filter(Boolean)) {
    const space = used > 0 ? widthOf(' ', type) : 0;
    const length = widthOf(word, type);
    if (used + space + length <= width) used += space + length;
    else if (length <= width) {
      lines += 1;
      used = length;
    } else {
      const rows = Math.ceil(length / width);
      lines += used > 0 ? rows : rows - 1;
      used = length - (rows - 1) * width;
    }
  }
  return lines;
}

const GUTTER = 18;
/** As high and as wide as a button must be to be hit. */
const TARGET = 44;
const GAP = 6;
const PADDING = 8;

const small: Type = { size: 13, isBold: false };
const button: Type = { size: 13, isBold: true };
/** On both sides of a button's text, with its border. */
const BUTTON_SIDES = 2 * (6 + 2);
const BUTTON_ENDS = 2 * (4 + 2);

const longestWord = (text: string) => Math.max(...text.split(/[ \t\n]+/).map((word) => widthOf(word, button)));

/** Buttons in the rows that they take: side by side as long as their longest words fit. */
function rowsOf(labels: readonly string[], width: number): string[][] {
  const rows: string[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const label of labels) {
    const least = Math.min(width, longestWord(label) + BUTTON_SIDES);
    const fits = used + GAP + least <= width;
    if (fits) rows.at(-1)?.push(label);
    else rows.push([label]);
    used = fits ? used + GAP + least : least;
  }
  return rows;
}

function rowHeight(labels: readonly string[], width: number): number {
  const least = labels.map((label) => Math.min(width - BUTTON_SIDES, longestWord(label)));
  const spare = width - labels.length * BUTTON_SIDES - (labels.length - 1) * GAP - least.reduce((a, b) => a + b, 0);
  const lines = labels.map((label, index) => linesOf(label, button, (least[index] ?? 0) + spare / labels.length));
  return Math.max(TARGET, Math.max(...lines) * 13 * 1.2 + BUTTON_ENDS);
}

function buttonsHeight(labels: readonly string[], width: number): number {
  const rows = rowsOf(labels.length > 0 ? labels : [''], width);
  return rows.reduce((sum, row) => sum + rowHeight(row, width), 0) + (rows.length - 1) * GAP;
}

const UNBREAKABLE = '\u00a0';

/** A button's text as pages draw it: of a chat's two, the longer. */
function textOf({ kind, label }: Button): string {
  if (kind === 'call') return label.replaceAll(' ', UNBREAKABLE);
  return kind === 'chat' && label.length < withoutChat.length ? withoutChat : label;
}

/** At least as wide as most sites’ numbers: the top bar adds the site’s to a message that no button for a call belongs to. */
const NUMBER = '877-MESOTHELIOMA';

function topBarHeight({ label, message, sponsor, buttons }: EdgeText, width: number): number {
  const beside = width - (TARGET - 12);
  const payer = linesOf(`Paid for by ${sponsor}`, small, beside);
  const named = linesOf(label, { ...small, isBold: true }, beside) + payer;
  const summary = Math.max(TARGET, named * 13 * 1.25 + 10);
  const hasCall = buttons.some(({ kind }) => kind === 'call');
  const text = linesOf(hasCall ? message : `${message} ${NUMBER}`, { size: 15, isBold: true }, width) * 15 * 1.25;
  return summary + text + GAP + buttonsHeight(buttons.map(textOf), width) + PADDING;
}

function stickyHeight({ label, message, sponsor, buttons }: EdgeText, width: number): number {
  const lines = linesOf(
    `${label}: ${message} Paid for by ${sponsor}.`,
    { size: 14, isBold: false },
    width - TARGET + 4,
  );
  return (
    PADDING + Math.max(TARGET - PADDING, lines * 14 * 1.25) + GAP + buttonsHeight(buttons.map(textOf), width) + PADDING
  );
}

/** The height of a banner on a screen, in CSS pixels, in letters of the usual size. */
export function heightOn(screen: Screen, edge: Edge, text: EdgeText): number {
  const width = screen.width - 2 * GUTTER;
  return Math.ceil((edge === 'top-bar' ? topBarHeight : stickyHeight)(text, width));
}

/** Where a banner would take too much of a screen. */
export const crowdedScreens = (edge: Edge, text: EdgeText): { screen: Screen; height: number }[] =>
  screens
    .map((screen) => ({ screen, height: heightOn(screen, edge, text) }))
    .filter(({ screen, height }) => height > screen.limit);
