import type { SitemapIndexPage, SitemapPage } from '../content/props/sitemap.ts';
import { escapeXml } from './xml.ts';

/** Of all sitemaps. */
export const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const imageNamespace = 'http://www.google.com/schemas/sitemap-image/1.1';

/** The protocol's limit: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps. */
const IMAGES_A_PAGE = 1000;

/** One sitemap, by https://www.sitemaps.org/protocol.html. */
export const formatSitemap = ({ siteUrl, entries }: SitemapPage): string => {
  const urls = entries.map(({ path, lastmod, images }) => {
    const date = lastmod ? `<lastmod>${escapeXml(lastmod)}</lastmod>` : '';
    const pictures = images
      .slice(0, IMAGES_A_PAGE)
      .map((image) => `<image:image><image:loc>${escapeXml(siteUrl + image)}</image:loc></image:image>`);
    return `<url><loc>${escapeXml(siteUrl + path)}</loc>${date}${pictures.join('')}</url>`;
  });
  return `<urlset xmlns="${sitemapNamespace}" xmlns:image="${imageNamespace}">\n${urls.join('\n')}\n</urlset>`;
};

/** The list of the sitemaps. */
export const formatSitemapIndex = ({ siteUrl, sitemaps }: SitemapIndexPage): string => {
  const maps = sitemaps.map((path) => `<sitemap><loc>${escapeXml(siteUrl + path)}</loc></sitemap>`);
  return `<sitemapindex xmlns="${sitemapNamespace}">\n${maps.join('\n')}\n</sitemapindex>`;
};
