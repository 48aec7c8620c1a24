import { z } from 'zod';
import {
  documentFields,
  link,
  media,
  mediaPopulate,
  part,
  reference,
  referencePopulate,
  seo,
  seoPopulate,
} from './parts.ts';

/** `GET /api/site-settings`: what every page of the site shares. `phoneNumber` is E.164. */
export const siteSettingsPayload = z.object({
  ...documentFields,
  siteName: z.string(),
  tagline: z.string().nullable(),
  publisherName: z.string(),
  publisherLogo: media.nullable(),
  publisherProfiles: z.array(link),
  contactEmail: z.string().nullable(),
  /** As Intl names it. Null: UTC. A cms of the version before doesn’t send it. */
  timeZone: z.string().nullable().default(null),
  phoneLabel: z.string().nullable(),
  phoneNumber: z.string().nullable(),
  medicalDisclaimer: z.string(),
  footerNote: z.string().nullable(),
  navigation: z.array(link),
  policies: z.array(reference),
  chat: part({
    provider: z.enum(['none', 'chatwoot', 'tawk', 'crisp']),
    baseUrl: z.string().nullable(),
    token: z.string().nullable(),
    hours: z.string().nullable(),
    timeZone: z.string().nullable(),
    offlineMessage: z.string().nullable(),
  }).nullable(),
  defaultSeo: seo.nullable(),
  defaultGuide: reference.nullable(),
});

export const siteSettingsPopulate = {
  publisherLogo: mediaPopulate,
  publisherProfiles: true,
  navigation: true,
  policies: referencePopulate,
  chat: true,
  defaultSeo: seoPopulate,
  defaultGuide: referencePopulate,
} as const;

export type SiteSettingsPayload = z.infer<typeof siteSettingsPayload>;
