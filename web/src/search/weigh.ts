import { type SearchedPage, topicWord } from './format.ts';
import { wordsOf } from './words.ts';

/** What a word in each part of a page weighs. A title of few words is more about each of them. */
const TITLE = 48;
const TITLE_WORDS = 4;
const SUMMARY = 16;
const HEADING = 10;
const TEXT = 12;
/** How soon more of the same word in a text adds little, and how long texts are on average, in words. */
const ENOUGH = 2;
const AVERAGE = 500;

const countEach = (words: readonly { stem: string }[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
};

/** The stems of a page, and how much it is about each: whole numbers from 1. */
export function weigh(page: SearchedPage): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (stem: string, weight: number) => weights.set(stem, (weights.get(stem) ?? 0) + weight);
  const title = countEach(wordsOf(page.title));
  for (const stem of title.keys()) add(stem, TITLE * (0.5 + 0.5 * Math.min(1, TITLE_WORDS / title.size)));
  for (const stem of countEach(wordsOf(page.summary)).keys()) add(stem, SUMMARY);
  for (const [stem, count] of countEach(page.headings.flatMap(wordsOf))) add(stem, (HEADING * count) / (count + 1));
  const text = page.text.flatMap(wordsOf);
  const long = 0.5 + (0.5 * text.length) / AVERAGE;
  for (const [stem, count] of countEach(text)) add(stem, (TEXT * count) / (count + ENOUGH * long));
  for (const topic of page.topics) add(topicWord(topic), 1);
  return new Map(Array.from(weights, ([stem, weight]) => [stem, Math.max(1, Math.round(weight))]));
}
