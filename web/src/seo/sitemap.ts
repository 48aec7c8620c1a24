import type { SitemapIndexPage, SitemapPage } from '../content/props/sitemap.ts';
import { escapeXml } from './xml.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** One sitemap, by https://www.sitemaps.org/protocol.html. */
export const formatSitemap = ({ siteUrl, entries }: SitemapPage): string => {
  const urls = entries.map(({ path, lastmod }) => {
    const date = lastmod ? `<lastmod>${escapeXml(lastmod)}</lastmod>` : '';
    return `<url><loc>${escapeXml(siteUrl + path)}</loc>${date}</url>`;
  });
  return `<urlset xmlns="${namespace}">\n${urls.join('\n')}\n</urlset>`;
};

/** The list of the sitemaps. */
export const formatSitemapIndex = ({ siteUrl, sitemaps }: SitemapIndexPage): string => {
  const maps = sitemaps.map((path) => `<sitemap><loc>${escapeXml(siteUrl + path)}</loc></sitemap>`);
  return `<sitemapindex xmlns="${namespace}">\n${maps.join('\n')}\n</sitemapindex>`;
};
