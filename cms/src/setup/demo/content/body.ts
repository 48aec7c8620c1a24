import { blocks } from './blocks';
import type { BodyEntry, Figure } from './types';

/** Builders of the entries of a `body` or `chapters` dynamic zone. */
export const text = (light: string): BodyEntry => ({ __component: 'body.rich-text', content: blocks(light) });

export const picture = (figure: Figure): BodyEntry => ({ __component: 'body.figure', figure });

export const pullQuote = (words: string, attribution: string): BodyEntry => ({
  __component: 'body.pull-quote',
  text: words,
  attribution,
});

export const keyPoints = (...points: string[]): BodyEntry => ({
  __component: 'body.key-points',
  points: points.map((point) => ({ text: point })),
});

/** The first row names the columns. */
export const table = (caption: string, ...rows: string[][]): BodyEntry => ({
  __component: 'body.table',
  caption,
  headerRow: true,
  rows,
});

export const questions = (...pairs: [question: string, answer: string][]): BodyEntry => ({
  __component: 'body.questions',
  items: pairs.map(([question, answer]) => ({ question, answer: blocks(answer) })),
});

export const banner = (): BodyEntry => ({ __component: 'body.banner', placement: 'article-inline' });

export const guideOffer = (guide: string): BodyEntry => ({ __component: 'body.guide-offer', guide });
