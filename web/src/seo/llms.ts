import { textVersionWords } from '@patient-press/shared/words/text-version';
import type { LlmsPage } from '../content/props/llms.ts';
import { asLine, escapeMarkdown, formatLink } from './markdown.ts';
import { formatHeading } from './markdown-blocks.ts';

const words = textVersionWords.llms;

/** The site for programs that read texts, in the form of https://llmstxt.org/. */
export function formatLlms({ siteUrl, siteName, tagline, publisher, ...lists }: LlmsPage): string {
  const optional = [
    { label: words.articles, path: '/articles/', about: null },
    { label: words.sources, path: '/sources/', about: null },
    { label: words.sitemap, path: '/sitemap.xml', about: null },
    { label: words.feed, path: '/feed.json', about: null },
  ];
  const sections = [
    { title: words.newest, links: lists.articles },
    { title: words.topics, links: lists.topics },
    { title: words.guides, links: lists.guides },
    { title: words.pages, links: lists.pages },
    { title: words.optional, links: optional },
  ].filter(({ links }) => links.length > 0);
  const item = ({ label, path, about }: (typeof optional)[number] | LlmsPage['articles'][number]) => {
    const link = formatLink(escapeMarkdown(label), path, siteUrl);
    return about === null ? `- ${link}` : `- ${link}: ${escapeMarkdown(about)}`;
  };
  const parts = [
    formatHeading(1, escapeMarkdown(siteName)),
    ...(tagline === null ? [] : [`> ${asLine(escapeMarkdown(tagline))}`]),
    asLine(escapeMarkdown(words.about({ publisher }))),
    ...sections.flatMap(({ title, links }) => [formatHeading(2, title), links.map(item).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}
