import { textVersionOf } from '@patient-press/shared/text-versions';
import type { Site } from '../site/site.ts';

/** A link, and what is behind it. */
interface DescribedLink {
  label: string;
  path: string;
  about: string | null;
}

/** `/llms.txt`: what the site is, and where its newest articles, its topics, guides, and pages are. */
export interface LlmsPage {
  siteUrl: string;
  siteName: string;
  tagline: string | null;
  publisher: string;
  articles: DescribedLink[];
  topics: DescribedLink[];
  guides: DescribedLink[];
  pages: DescribedLink[];
}

/** A few: an edit of one of them writes the file. The sitemap has all. */
const NEWEST = 20;

export function llmsPage(site: Site): LlmsPage {
  const { settings, siteUrl } = site;
  const { siteName, tagline, publisherName } = settings;
  const articles = site.articles.newest(NEWEST).filter(({ seo }) => !seo.noIndex);
  const pages = [...site.pages.values()].filter(({ seo }) => !seo.noIndex);
  return {
    siteUrl,
    siteName,
    tagline,
    publisher: publisherName,
    articles: articles.map(({ headline, path, dek }) => ({
      label: headline,
      path: textVersionOf(path) ?? path,
      about: dek,
    })),
    topics: Array.from(site.topics.values(), ({ name, path, summary }) => ({ label: name, path, about: summary })),
    guides: Array.from(site.guides.values(), ({ offer: { title, path, summary } }) => ({
      label: title,
      path,
      about: summary,
    })),
    pages: pages.map(({ title, path }) => ({ label: title, path, about: null })),
  };
}
