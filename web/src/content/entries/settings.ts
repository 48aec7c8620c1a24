import type { SiteSettingsPayload } from '@patient-press/shared/payloads/site-settings';
import { findTimeZone, UTC } from '@patient-press/shared/time-zones';
import { type ChatEntry, toChat } from './chat.ts';
import type { FindPicture, Picture } from './pictures.ts';

export interface Link {
  label: string;
  url: string;
}

/** The site's settings. Pages and guides are named by documentId. */
export interface SettingsEntry {
  siteName: string;
  tagline: string | null;
  publisherName: string;
  publisherLogo: Picture | null;
  /** Addresses of the publisher's pages elsewhere. */
  publisherProfiles: string[];
  /** Where the editors can be reached, for search engines. */
  contactEmail: string | null;
  /** The newsroom's, as Intl names it: its days are those of the site. */
  timeZone: string;
  phone: { label: string; href: string } | null;
  medicalDisclaimer: string;
  footerNote: string | null;
  navigation: Link[];
  policies: string[];
  defaultGuide: string | null;
  /** In a file of its own, so that no page changes with it. */
  chat: ChatEntry | null;
  /** Used where a page has no description of its own. */
  defaultDescription: string | null;
  /** Used where a page has no picture of its own. */
  defaultSocialImage: Picture | null;
}

export function toSettings(payload: SiteSettingsPayload, findPicture: FindPicture): SettingsEntry {
  const {
    siteName,
    tagline,
    publisherName,
    publisherLogo,
    contactEmail,
    phoneLabel,
    phoneNumber,
    medicalDisclaimer,
    footerNote,
    defaultSeo,
  } = payload;
  return {
    siteName,
    tagline,
    publisherName,
    publisherLogo: publisherLogo && findPicture(publisherLogo),
    publisherProfiles: payload.publisherProfiles.map(({ url }) => url),
    contactEmail,
    timeZone: (payload.timeZone && findTimeZone(payload.timeZone)) || UTC,
    phone: phoneNumber ? { label: phoneLabel ?? phoneNumber, href: `tel:${phoneNumber}` } : null,
    medicalDisclaimer,
    footerNote,
    navigation: payload.navigation.map(({ label, url }) => ({ label, url })),
    policies: payload.policies.map(({ documentId }) => documentId),
    defaultGuide: payload.defaultGuide?.documentId ?? null,
    chat: toChat(payload.chat),
    defaultDescription: defaultSeo?.metaDescription ?? null,
    defaultSocialImage: defaultSeo?.socialImage ? findPicture(defaultSeo.socialImage) : null,
  };
}
