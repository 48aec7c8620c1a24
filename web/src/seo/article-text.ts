import { changeWords } from '@patient-press/shared/words/changes';
import { correctionWords } from '@patient-press/shared/words/corrections';
import { siteWords } from '@patient-press/shared/words/site';
import { sourceWords } from '@patient-press/shared/words/sources';
import { textVersionWords as words } from '@patient-press/shared/words/text-version';
import type { ArticleText } from '../content/props/article-text.ts';
import type { Citation } from '../content/props/citation.ts';
import { asLine, escapeMarkdown, formatAddress, formatLink } from './markdown.ts';
import { formatBody, formatHeading } from './markdown-blocks.ts';

const dayOf = (iso: string): string => iso.slice(0, 10);
const nameOf = ({ name, credentials }: ArticleText['authors'][number]): string =>
  escapeMarkdown(credentials ? `${name}, ${credentials}` : name);

/** What is known of it, a line for each. */
function formatFacts(page: ArticleText): string {
  const { siteUrl, pagePath, topics, authors, reviewer, publishedAt, updatedAt, lastReviewedOn, nextReviewOn } = page;
  const { article } = siteWords;
  const facts: [label: string, text: string | null][] = [
    [words.address, formatAddress(pagePath, siteUrl)],
    [words.publisher, escapeMarkdown(page.publisher)],
    [article.writtenBy, authors.map(nameOf).join('; ') || null],
    [article.reviewedBy, reviewer && nameOf(reviewer)],
    [article.published, dayOf(publishedAt)],
    [article.updated, dayOf(updatedAt) === dayOf(publishedAt) ? null : dayOf(updatedAt)],
    [article.lastReviewed, lastReviewedOn],
    [article.nextReview, nextReviewOn],
    [words.topics, topics.map(({ name, path }) => formatLink(escapeMarkdown(name), path, siteUrl)).join(', ') || null],
  ];
  return facts.flatMap(([label, text]) => (text === null ? [] : [`- ${words.line({ label, text })}`])).join('\n');
}

/** A source with every address at which it can be read. */
function formatSource({ source, note }: Citation, base: string): string {
  const { retraction, vancouver, href, pmid, archivedUrl, kind } = source;
  const flag = retraction && sourceWords.retraction[retraction.state];
  const addresses = [
    href && formatAddress(href, base),
    pmid &&
      formatLink(sourceWords.pubMed({ pmid: escapeMarkdown(pmid) }), `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`, base),
    archivedUrl && formatLink(sourceWords.archived, archivedUrl, base),
  ];
  const parts = [
    flag && `**${flag.label}.** ${flag.meaning}`,
    escapeMarkdown(vancouver),
    `${sourceWords.kinds[kind]}.`,
    ...addresses,
    note && escapeMarkdown(note),
  ];
  return asLine(parts.filter(Boolean).join(' '));
}

const section = (level: number, title: string, ...parts: readonly string[]): string[] =>
  parts.some(Boolean) ? [formatHeading(level, title), ...parts.filter(Boolean)] : [];

const datedList = (items: readonly { date: string; note: string }[]): string =>
  items.map(({ date, note }) => `- ${words.line({ label: dayOf(date), text: escapeMarkdown(note) })}`).join('\n');

/** An article as Markdown: who wrote and reviewed it, and when; its text; and its sources with their addresses. */
export function formatArticleText(page: ArticleText): string {
  const { headline, dek, corrections, changes, citations, siteUrl, pagePath, disclaimer } = page;
  const base = siteUrl + pagePath;
  const { cited, consulted } = citations;
  const about = `${words.about.before}${formatAddress(pagePath, siteUrl)}${words.about.after}`;
  const parts = [
    formatHeading(1, escapeMarkdown(headline)),
    asLine(escapeMarkdown(dek)),
    formatFacts(page),
    formatBody(page, base),
    ...section(2, correctionWords.heading({ count: corrections.length }), datedList(corrections)),
    ...section(2, changeWords.heading, datedList(changes)),
    ...section(
      2,
      sourceWords.heading,
      cited.map((citation, index) => `${index + 1}. ${formatSource(citation, base)}`).join('\n'),
      ...section(3, sourceWords.consulted, consulted.map((citation) => `- ${formatSource(citation, base)}`).join('\n')),
    ),
    ...section(2, words.heading, about, asLine(escapeMarkdown(disclaimer))),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
