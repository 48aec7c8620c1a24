import {
  ENTRY,
  type Entry,
  filePath,
  IN_PAGE_FILE,
  type Kind,
  kinds,
  type ListedPage,
  type PageFile,
  topicWord,
  type WordFile,
  yearLetter,
} from './format.ts';
import { markWords, type Piece, passageOf, soughtBy } from './passage.ts';
import { nearest } from './suggest.ts';
import { PREFIX, shardOf, type Word, wordsOf } from './words.ts';

/** Gives a file of the index, from JSON. @param path below the index's folder. */
export type Load = (path: string) => Promise<unknown>;

/** What someone searches for. */
export interface Query {
  text: string;
  /** The last part of a topic's address. */
  topic?: string | undefined;
  kind?: Kind | undefined;
  year?: number | undefined;
  /** Whether the last word may go on. */
  isOpen?: boolean;
  /** How many results are shown, at most. */
  most: number;
}

/** A page that was found. */
export interface Result extends Omit<ListedPage, 'title' | 'text'> {
  title: Piece[];
  passage: Piece[];
}

export interface Found {
  /** How many pages were found; `results` are the first of them. */
  total: number;
  results: Result[];
  /** The query in words that the site has, where it has some of those that were typed not. */
  meant: string | null;
}

/** What is typed beyond this makes only work. */
const MOST_WORDS = 12;

/** What the newest pages have ahead of others, for each of a few years. */
const NEWER = 0.03;
const YEARS = 5;

/** The file of the index that names all others. */
export const loadEntry = async (load: Load): Promise<Entry> => (await load(ENTRY)) as Entry; // the press wrote it

async function loadWords(entry: Entry, load: Load, shard: number): Promise<WordFile> {
  const digest = entry.words[shard];
  return digest ? ((await load(filePath(`words-${shard}`, digest))) as WordFile) : {}; // the press wrote it
}

/** Adds what a word's pages weigh. */
function addPostings(weights: Map<number, number>, postings: readonly number[]): void {
  let number = -1;
  for (let index = 0; index < postings.length; index += 2) {
    number += postings[index] ?? 0;
    weights.set(number, Math.max(weights.get(number) ?? 0, postings[index + 1] ?? 0));
  }
}

/** What endings a stem lacks, at most: `surviv` is found while someone types `surviva`. */
const ENDING = 4;
const isBegun = (stem: string, { text }: Word): boolean =>
  stem.startsWith(text) || (stem.length > PREFIX && stem.length >= text.length - ENDING && text.startsWith(stem));

/** The pages that a word is on, and what it weighs there: rare words tell more. */
async function weightsOf(entry: Entry, load: Load, word: Word, isOpen: boolean): Promise<Map<number, number>> {
  const weights = new Map<number, number>();
  const shards = new Set([shardOf(word.stem), ...(isOpen && word.text.length >= PREFIX ? [shardOf(word.text)] : [])]);
  for (const shard of shards) {
    const words = await loadWords(entry, load, shard);
    if (Object.hasOwn(words, word.stem)) addPostings(weights, words[word.stem] ?? []);
    if (!isOpen || word.text.length < PREFIX) continue;
    for (const [stem, postings] of Object.entries(words)) if (isBegun(stem, word)) addPostings(weights, postings);
  }
  const rarity = Math.log(1 + entry.count / Math.max(1, weights.size));
  for (const [number, weight] of weights) weights.set(number, weight * rarity);
  return weights;
}

/** Whether a page passes the filters. */
async function filterOf(entry: Entry, load: Load, { topic, kind, year }: Query): Promise<(number: number) => boolean> {
  const found = entry.topics.find(({ slug }) => slug === topic);
  let onTopic: Map<number, number> | undefined;
  if (topic !== undefined) {
    const word = topicWord(found?.id ?? '');
    onTopic = new Map();
    addPostings(onTopic, (await loadWords(entry, load, shardOf(word)))[word] ?? []);
  }
  const letter = year === undefined ? undefined : yearLetter(entry.years.indexOf(year));
  return (number) =>
    (!onTopic || onTopic.has(number)) &&
    (kind === undefined || entry.kinds[number] === kinds[kind]) &&
    (letter === undefined || entry.yearOf[number] === letter);
}

/** A little more for what is new, so that of two pages that say the same the newer comes first. */
function newness({ years, yearOf }: Entry, number: number): number {
  const year = years[(yearOf.charCodeAt(number) || 0) - yearLetter(0).charCodeAt(0)];
  return year === undefined ? 1 : 1 + NEWER * Math.max(0, YEARS - ((years.at(-1) ?? year) - year));
}

/** The numbers of the pages that have most of the words, those that are most about them first. */
function rank(entry: Entry, byWord: readonly Map<number, number>[], passes: (number: number) => boolean): number[] {
  const scores = new Map<number, { count: number; score: number }>();
  for (const weights of byWord)
    for (const [number, weight] of weights) {
      const { count, score } = scores.get(number) ?? { count: 0, score: 0 };
      scores.set(number, { count: count + 1, score: score + weight });
    }
  const left = [...scores].filter(([number]) => passes(number));
  const most = Math.max(0, ...left.map(([, { count }]) => count));
  return left
    .filter(([, { count }]) => count === most)
    .map(([number, { score }]) => ({ number, score: score * newness(entry, number) }))
    .sort((one, other) => other.score - one.score || one.number - other.number)
    .map(({ number }) => number);
}

async function suggest(entry: Entry, load: Load, text: string, missing: readonly Word[]): Promise<string | null> {
  if (missing.length === 0 || entry.terms === '') return null;
  const terms = ((await load(filePath('terms', entry.terms))) as string).split(' '); // the press wrote it
  let meant = '';
  let at = 0;
  for (const { text: word, from, to } of missing) {
    const term = nearest(word, terms);
    if (term === null) continue;
    meant += text.slice(at, from) + term;
    at = to;
  }
  return at === 0 ? null : meant + text.slice(at);
}

async function toResult(entry: Entry, load: Load, number: number, words: readonly Word[], isOpen: boolean) {
  const file = Math.floor(number / IN_PAGE_FILE);
  const pages = (await load(filePath(`pages-${file}`, entry.pages[file] ?? ''))) as PageFile; // the press wrote it
  const page = pages[number % IN_PAGE_FILE];
  if (!page) return [];
  const { title, text: digest, ...listed } = page;
  const text = (await load(filePath(`text-${number}`, digest))) as string[]; // the press wrote it
  const isSought = soughtBy(words, isOpen);
  const passage = passageOf([page.summary, ...text].filter(Boolean), isSought) ?? markWords(page.summary, isSought);
  return [{ ...listed, title: markWords(title, isSought), passage }];
}

/** Finds pages of the site in its index. It is the same in the press and in the reader's browser. */
export async function find(entry: Entry, load: Load, query: Query): Promise<Found> {
  const words = wordsOf(query.text).slice(0, MOST_WORDS);
  const { isOpen = false, most } = query;
  const isLast = (index: number) => isOpen && index === words.length - 1;
  const [passes, byWord] = await Promise.all([
    filterOf(entry, load, query),
    Promise.all(words.map((word, index) => weightsOf(entry, load, word, isLast(index)))),
  ]);
  const numbers = rank(entry, byWord, passes);
  const [results, meant] = await Promise.all([
    Promise.all(numbers.slice(0, most).map((number) => toResult(entry, load, number, words, isOpen))),
    suggest(
      entry,
      load,
      query.text,
      words.filter((_, index) => byWord[index]?.size === 0),
    ),
  ]);
  return { total: numbers.length, results: results.flat(), meant };
}
