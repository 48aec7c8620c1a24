import { contentTypes as siteTypes } from '@patient-press/shared/payloads/content-types';
import { expect, test } from 'vitest';
import { componentSchemas, contentTypeSchemas } from '../fixtures/schemas.ts';

/**
 * The names that the REST API, the site and outside clients rely on. Attributes may be added to the schemas, none of these
 * may be renamed or dropped. `+` marks draft and publish; the values of an enumeration are in brackets after its name.
 */
const contentTypes = `
article +: headline slug kicker genre[news,explainer,law-news,law-explainer] dek hero authors topics body sources reviewedBy lastReviewedOn nextReviewOn corrections guide publishAt unpublishAt changeKind[minor,major] changeNote changes textChangedAt seo
person: name slug credentials jobTitle bio photo profiles
topic: name slug summary
source: title citeKey kind[journal-article,press-release,government-report,news-article,book,court-record,web-page] authorNames containerTitle publishedOn volume issue pages doi pmid url archivedUrl accessedOn linkState[unchecked,ok,moved,blocked,broken] linkCheckedAt retractionState[unchecked,none,corrected,concern,retracted] retractionCheckedAt retractionNotice
guide +: title slug summary offer cover file edition access[on-request,open] chapters sources reviewedBy lastReviewedOn changeKind[minor,major] changeNote changes textChangedAt
guide-download: guide idempotencyKey email name phone emailIndex relationship[patient,family,caregiver,professional,other,undisclosed] consents page ctaBanner ctaVariant ctaPlacement verdict[accepted,suspect] deliveredAt openedAt erasedAt purgeOn agreedToCall handledAt handledBy
consent-wording: key version text sha256 effectiveFrom
callback-request: guide idempotencyKey email name phone emailIndex relationship[patient,family,caregiver,professional,other,undisclosed] consents page ctaBanner ctaVariant ctaPlacement verdict[accepted,suspect] deliveredAt openedAt erasedAt purgeOn bestTime
cta-banner +: name placement[top-bar,article-inline,article-end,sticky-mobile] message detail image actions label sponsor startsAt endsAt priority topics pages colors variants approvedBy approvedOn approvalEndsOn
sponsor: legalName responsibleAttorney officeAddress jurisdictions disclaimer privacyUrl
page +: title slug body sources changeKind[minor,major] changeNote changes textChangedAt seo
redirect: from to permanent reason[slug-changed,unpublished,by-hand,imported]
release +: name note articles guides pages banners publishesHomePage redirects
withdrawn-page: address title outcome[notice,gone] reason[error,retracted-evidence,duplicate,legal] note withdrawnOn related
recipient: name url contact consentKey isActive secretVersion
home-page +: lead startHere
site-settings: siteName tagline publisherName publisherLogo publisherProfiles contactEmail timeZone phoneLabel phoneNumber medicalDisclaimer footerNote navigation policies chat defaultSeo defaultGuide intakeEmails
`;
const components = `
shared.figure: image alt caption credit
shared.link: label url
shared.change: date note
shared.seo: metaTitle metaDescription canonicalUrl noIndex socialImage
shared.chat: provider[none,chatwoot,tawk,crisp] baseUrl token hours timeZone offlineMessage
home.start-here: title text links
home.start-link: label guide article url
release.redirect: from to permanent
article.citation: source note
article.correction: date note
source.name: family given organisation
marketing.action: kind[call,chat,guide,link] label url guide
marketing.variant: key message detail actions weight
marketing.colors: background text button buttonText
intake.consent: wordingKey version granted at
body.rich-text: content
body.figure: figure
body.pull-quote: text attribution
body.key-points: points
body.key-point: text
body.table: caption headerRow rows
body.questions: items
body.question: question answer
body.banner: placement[article-inline]
body.guide-offer: guide
`;

const parse = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line): [string, { hasDrafts: boolean; attributes: { name: string; values: string[] | undefined }[] }] => {
      const [head = '', rest = ''] = line.split(': ');
      const [uid = '', plus] = head.split(' ');
      const attributes = rest.split(' ').map((cell) => {
        const [name = '', values] = cell.replace(']', '').split('[');
        return { name, values: values?.split(',') };
      });
      return [uid, { hasDrafts: plus === '+', attributes }];
    });

const schemas = new Map([...contentTypeSchemas, ...componentSchemas]);

test.each([...parse(contentTypes), ...parse(components)])(
  '%s has the attributes that others rely on',
  (name, { hasDrafts, attributes }) => {
    const schema = schemas.get(name.includes('.') ? name : `api::${name}.${name}`);
    expect(Object.keys(schema?.attributes ?? {})).toEqual(
      expect.arrayContaining(attributes.map((attribute) => attribute.name)),
    );
    for (const attribute of attributes)
      expect([attribute.name, schema?.attributes[attribute.name]?.enum]).toEqual([attribute.name, attribute.values]);
    expect(schema?.options?.draftAndPublish ?? false).toBe(hasDrafts);
  },
);

/** Attributes of a type and of the components in it that can use a document or a file in a page. */
function pictureAttributes(uid: string): string[] {
  return Object.entries(schemas.get(uid)?.attributes ?? {}).flatMap(([name, attribute]) => {
    if (attribute.type === 'media' || attribute.type === 'blocks') return [`${uid}.${name}`];
    const inside = attribute.component ? [attribute.component] : (attribute.components ?? []);
    return inside.flatMap((component) => pictureAttributes(component));
  });
}

test('only types that the site shows have pictures: others are not searched for where a picture is used', () => {
  const shown = new Set<string>(Object.values(siteTypes).map(({ uid }) => uid));
  const others = contentTypeSchemas.map(([uid]) => uid).filter((uid) => !shown.has(uid));
  expect(others).not.toEqual([]);
  expect(others.flatMap(pictureAttributes)).toEqual([]);
});

test('no type or component is missing from the table above', () => {
  const known = [
    ...parse(contentTypes).map(([name]) => `api::${name}.${name}`),
    ...parse(components).map(([name]) => name),
  ];
  expect([...schemas.keys()].sort()).toEqual(known.sort());
});
