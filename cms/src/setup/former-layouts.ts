import type { UID } from '@strapi/strapi';
import type { WrittenLayout } from './layouts';

/** Forms and lists as version 0.1.0 arranged them, where a later version arranges them otherwise. It recorded none. */
export const formerLayouts: Readonly<Partial<Record<UID.Schema, WrittenLayout>>> = {
  'api::article.article': {
    rows: [
      ['headline'],
      ['slug:8', 'kicker:4'],
      ['dek'],
      ['hero'],
      ['body'],
      ['sources'],
      ['authors', 'topics'],
      ['reviewedBy:4', 'lastReviewedOn:4', 'nextReviewOn:4'],
      ['corrections'],
      ['guide:6', 'firstPublishedAt:6'],
      ['seo'],
    ],
    columns: ['headline', 'topics', 'nextReviewOn'],
  },
  'api::guide.guide': {
    rows: [
      ['title'],
      ['slug:6', 'edition:6'],
      ['summary'],
      ['offer'],
      ['cover'],
      ['file:6', 'access:6'],
      ['chapters'],
      ['reviewedBy:6', 'lastReviewedOn:6'],
    ],
    columns: ['title', 'edition', 'access', 'lastReviewedOn'],
  },
  'api::page.page': {
    rows: [['title', 'slug'], ['body'], ['seo']],
    columns: ['title', 'slug'],
  },
  'api::site-settings.site-settings': {
    rows: [
      ['siteName', 'tagline'],
      ['publisherName', 'publisherLogo'],
      ['phoneLabel', 'phoneNumber'],
      ['medicalDisclaimer'],
      ['footerNote'],
      ['navigation'],
      ['policies', 'defaultGuide'],
      ['chat'],
      ['intakeEmails'],
      ['defaultSeo'],
    ],
    columns: [],
  },
  'api::source.source': {
    rows: [
      ['title'],
      ['kind:4', 'publishedOn:4', 'accessedOn:4'],
      ['authorNames'],
      ['containerTitle'],
      ['volume:4', 'issue:4', 'pages:4'],
      ['doi', 'pmid'],
      ['url', 'archivedUrl'],
    ],
    columns: ['title', 'kind', 'publishedOn'],
  },
};
