import { correctionsPath } from '@patient-press/shared/corrections';
import { languageTag } from '@patient-press/shared/words/language';
import type { ContactPoint, NewsMediaOrganization, WebSite } from 'schema-dts';
import type { Chrome } from '../content/props/chrome.ts';
import type { HomePage } from '../content/props/home.ts';
import type { NodeOf } from './json-ld.ts';
import { present } from './present.ts';

export const organizationId = (chrome: Chrome): string => `${chrome.siteUrl}/#publisher`;
export const siteId = (chrome: Chrome): string => `${chrome.siteUrl}/#site`;

/** The standing pages that say how the newsroom works, by the slugs that the content model gives them. */
const policyAt = (chrome: Chrome, path: string): string | undefined =>
  chrome.policies.some((policy) => policy.url === path) ? chrome.siteUrl + path : undefined;

/** How readers reach the newsroom. The phone number on the site may be an advertiser's: it is not given here. */
function contactPoint(chrome: Chrome, email: string | null): NodeOf<ContactPoint> | null {
  const url = policyAt(chrome, '/contact/');
  if (email === null && url === undefined) return null;
  return {
    '@type': 'ContactPoint',
    contactType: 'Editorial',
    availableLanguage: languageTag,
    ...present({ email, url }),
  };
}

/** The publisher, with the pages on its principles, its corrections and its funding where the site has them. */
export const organization = (chrome: Chrome): NodeOf<NewsMediaOrganization> => ({
  '@type': 'NewsMediaOrganization',
  '@id': organizationId(chrome),
  name: chrome.publisherName,
  url: `${chrome.siteUrl}/`,
  ...present({
    logo: chrome.publisherLogo && chrome.siteUrl + chrome.publisherLogo.src,
    publishingPrinciples: policyAt(chrome, '/editorial-policy/'),
    correctionsPolicy: chrome.siteUrl + correctionsPath,
    ownershipFundingInfo: policyAt(chrome, '/who-pays-for-this-site/') ?? policyAt(chrome, '/about/'),
  }),
});

/** Who the publisher is elsewhere, and how it is reached: on the home page, so that no other page has to carry it. */
export const reachedAt = (
  chrome: Chrome,
  { publisherProfiles, contactEmail }: HomePage['publisher'],
): Partial<NodeOf<NewsMediaOrganization>> =>
  present({
    sameAs: publisherProfiles.length > 0 ? publisherProfiles : null,
    contactPoint: contactPoint(chrome, contactEmail),
  });

/** The site as a whole. */
export const website = (chrome: Chrome): NodeOf<WebSite> => ({
  '@type': 'WebSite',
  '@id': siteId(chrome),
  name: chrome.siteName,
  url: `${chrome.siteUrl}/`,
  ...present({ description: chrome.tagline }),
  publisher: { '@id': organizationId(chrome) },
});
