import { languageTag } from '@patient-press/shared/words/language';
import type { NewsSitemapPage } from '../content/props/news-sitemap.ts';
import { sitemapNamespace } from './sitemap.ts';
import { escapeXml } from './xml.ts';

/** Google takes the language alone, without a country. */
const language = languageTag.slice(0, 2);

/** The sitemap of what is new: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap. */
export const formatNewsSitemap = ({ siteUrl, siteName, entries }: NewsSitemapPage): string => {
  const publication = `<news:publication><news:name>${escapeXml(siteName)}</news:name><news:language>${language}</news:language></news:publication>`;
  const urls = entries.map(
    ({ path, headline, publishedAt }) =>
      `<url><loc>${escapeXml(siteUrl + path)}</loc><news:news>${publication}<news:publication_date>${escapeXml(publishedAt)}</news:publication_date><news:title>${escapeXml(headline)}</news:title></news:news></url>`,
  );
  return `<urlset xmlns="${sitemapNamespace}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${urls.join('\n')}\n</urlset>`;
};
