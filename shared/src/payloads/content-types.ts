import type { z } from 'zod';
import { articlePayload, articlePopulate } from './article.ts';
import { consentWordingPayload, consentWordingPopulate } from './consent-wording.ts';
import { ctaBannerPayload, ctaBannerPopulate } from './cta-banner.ts';
import { guidePayload, guidePopulate } from './guide.ts';
import { homePagePayload, homePagePopulate } from './home-page.ts';
import { pagePayload, pagePopulate } from './page.ts';
import { personPayload, personPopulate } from './person.ts';
import type { Populate } from './populate.ts';
import { redirectPayload, redirectPopulate } from './redirect.ts';
import { siteSettingsPayload, siteSettingsPopulate } from './site-settings.ts';
import { sourcePayload, sourcePopulate } from './source.ts';
import { sponsorPayload, sponsorPopulate } from './sponsor.ts';
import { topicPayload, topicPopulate } from './topic.ts';
import { withdrawnPagePayload, withdrawnPagePopulate } from './withdrawn-page.ts';

interface ContentType<S extends z.ZodType> {
  /** Strapi's name for the type. */
  uid: `api::${string}.${string}`;
  /** Collections answer with a list, the single type with one document. */
  single: boolean;
  /** The attribute that names a document to people; null: there is one document, and it's called what its type is called. */
  title: string | null;
  payload: S;
  populate: Populate;
}

const contentType = <S extends z.ZodType>(
  name: string,
  title: string | null,
  payload: S,
  populate: Populate,
  single = false,
): ContentType<S> => ({
  uid: `api::${name}.${name}`,
  single,
  title,
  payload,
  populate,
});

/** Everything that the site is made of, by the name of its REST address: `/api/<name>`. */
export const contentTypes = {
  articles: contentType('article', 'headline', articlePayload, articlePopulate),
  people: contentType('person', 'name', personPayload, personPopulate),
  topics: contentType('topic', 'name', topicPayload, topicPopulate),
  sources: contentType('source', 'title', sourcePayload, sourcePopulate),
  guides: contentType('guide', 'title', guidePayload, guidePopulate),
  pages: contentType('page', 'title', pagePayload, pagePopulate),
  redirects: contentType('redirect', 'from', redirectPayload, redirectPopulate),
  'withdrawn-pages': contentType('withdrawn-page', 'address', withdrawnPagePayload, withdrawnPagePopulate),
  sponsors: contentType('sponsor', 'legalName', sponsorPayload, sponsorPopulate),
  'cta-banners': contentType('cta-banner', 'name', ctaBannerPayload, ctaBannerPopulate),
  'consent-wordings': contentType('consent-wording', 'key', consentWordingPayload, consentWordingPopulate),
  'home-page': contentType('home-page', null, homePagePayload, homePagePopulate, true),
  'site-settings': contentType('site-settings', 'siteName', siteSettingsPayload, siteSettingsPopulate, true),
} as const;

export type ContentTypeName = keyof typeof contentTypes;
export type Payload<N extends ContentTypeName> = z.infer<(typeof contentTypes)[N]['payload']>;
export const contentTypeNames = Object.keys(contentTypes) as ContentTypeName[];
