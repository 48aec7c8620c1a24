import { stemmer } from 'stemmer';

/** Words that are in nearly every text, so that they tell none from another. */
const COMMON = new Set(
  'a an and are as at be but by can do does for from had has have how if in into is it its my of on or our so than that the their then there these they this to was were what when which who will with you your'.split(
    ' ',
  ),
);

/** A word of a text: as it is written, in small letters without accents, and its stem. */
export interface Word {
  text: string;
  stem: string;
  /** Where it is in the text that it was read from. */
  from: number;
  to: number;
}

/** Without accents and in small letters. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** No word is as long: what is, was typed to make work. */
const LONGEST = 40;

/** What several words have in common: `treat` of treatment, treated and treating. */
export const stemOf = (word: string): string => (/^[a-z]+$/.test(word) ? stemmer(word) : word);

/** The words of a text that tell it from others, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: raw, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = plain(raw).slice(0, LONGEST);
    if (word !== '' && !COMMON.has(word))
      words.push({ text: word, stem: stemOf(word), from: index, to: index + raw.length });
  }
  return words;
}

/** In as many files the words of the site are. */
export const SHARDS = 256;

/** As many letters decide in which file a word is, so that all that begin with them are in one. */
export const PREFIX = 3;

/** The file that a stem is in; what has a colon, such as `topic:x`, is no word, and is spread as a whole. */
export function shardOf(stem: string): number {
  let hash = 2166136261;
  const start = stem.includes(':') ? stem : stem.slice(0, PREFIX);
  for (let index = 0; index < start.length; index += 1)
    hash = Math.imul(hash ^ start.charCodeAt(index), 16777619) >>> 0;
  return hash % SHARDS;
}
