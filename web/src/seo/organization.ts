import type { NewsMediaOrganization, WebSite } from 'schema-dts';
import type { Chrome } from '../content/chrome.ts';

export const organizationId = (chrome: Chrome): string => `${chrome.siteUrl}/#publisher`;
export const siteId = (chrome: Chrome): string => `${chrome.siteUrl}/#site`;

/** The standing pages that say how the newsroom works, by the slugs that the content model gives them. */
const policyAt = (chrome: Chrome, path: string): string | undefined =>
  chrome.policies.some((policy) => policy.url === path) ? chrome.siteUrl + path : undefined;

/** The publisher, with the pages on its principles, its corrections and its funding where the site has them. */
export const organization = (chrome: Chrome): NewsMediaOrganization => ({
  '@type': 'NewsMediaOrganization',
  '@id': organizationId(chrome),
  name: chrome.publisherName,
  url: `${chrome.siteUrl}/`,
  logo: chrome.publisherLogo ? chrome.siteUrl + chrome.publisherLogo.src : undefined,
  publishingPrinciples: policyAt(chrome, '/editorial-policy/'),
  correctionsPolicy: policyAt(chrome, '/corrections/'),
  ownershipFundingInfo: policyAt(chrome, '/about/'),
});

/** The site as a whole. */
export const website = (chrome: Chrome): WebSite => ({
  '@type': 'WebSite',
  '@id': siteId(chrome),
  name: chrome.siteName,
  url: `${chrome.siteUrl}/`,
  description: chrome.tagline ?? undefined,
  publisher: { '@id': organizationId(chrome) },
});
