import type { Core, UID } from '@strapi/strapi';
import { keepVersions } from '../banners/record-versions';
import { aBannerIsPublishedWithItsSponsor } from './a-banner-is-published-with-its-sponsor';
import { aBannerNamesKnownPages } from './a-banner-names-known-pages';
import { aBannerRunsWhileItIsApproved } from './a-banner-runs-while-it-is-approved';
import { aButtonLeadsSomewhere } from './a-button-leads-somewhere';
import { aChatProviderHasWhatItNeeds } from './a-chat-provider-has-what-it-needs';
import { aConsentWordingStaysAsReadersSawIt } from './a-consent-wording-stays-as-readers-saw-it';
import { aGuideIsAPdf } from './a-guide-is-a-pdf';
import { aPhoneNumberCanBeDialled } from './a-phone-number-can-be-dialled';
import { aRecipientCanBeReached } from './a-recipient-can-be-reached';
import { aRecipientIsNamedInItsConsent } from './a-recipient-is-named-in-its-consent';
import { aRecipientIsToldInSecret } from './a-recipient-is-told-in-secret';
import { aRecipientThatWasToldStays } from './a-recipient-that-was-told-stays';
import { aRedirectLeadsAway } from './a-redirect-leads-away';
import { aRenamedPageLeavesARedirect } from './a-renamed-page-leaves-a-redirect';
import { aSponsorStaysWhileItsBannersRun } from './a-sponsor-stays-while-its-banners-run';
import { aTableHasEvenRows } from './a-table-has-even-rows';
import { addressesCanBeFollowed } from './addresses-can-be-followed';
import { anAddressFitsTheSite } from './an-address-fits-the-site';
import { makeAddress } from './an-address-is-made-from-the-name';
import { anArticleIsPublishedWithItsEvidence } from './an-article-is-published-with-its-evidence';
import { anExperimentComparesWhatDiffers } from './an-experiment-compares-what-differs';
import { citationMarksPointAtSources } from './citation-marks-point-at-sources';
import { colorsCanBeRead } from './colors-can-be-read';
import { datesCanBe } from './dates-can-be';
import { datesComeInOrder } from './dates-come-in-order';
import { hoursCanBeRead } from './hours-can-be-read';
import { hoursHaveAKnownTimeZone } from './hours-have-a-known-time-zone';
import { identifiersAreWhole } from './identifiers-are-whole';
import { intakeAddressesCanBeEmailed } from './intake-addresses-can-be-emailed';
import { type Fields, isFields, type Objection, parts, populateAll, type Rule, refuse } from './rule';
import { cleanTexts, refuseUnstorable } from './texts-can-be-carried';
import { forgetFirstPublicationDate, keepFirstPublicationDate } from './the-first-publication-date-is-kept';
import { whatIsRequiredIsThere } from './what-is-required-is-there';

const rules: Rule[] = [
  ...addressesCanBeFollowed,
  aBannerIsPublishedWithItsSponsor,
  aBannerNamesKnownPages,
  aChatProviderHasWhatItNeeds,
  aBannerRunsWhileItIsApproved,
  ...aButtonLeadsSomewhere,
  aGuideIsAPdf,
  ...aPhoneNumberCanBeDialled,
  aRecipientCanBeReached,
  aRecipientIsNamedInItsConsent,
  aRecipientIsToldInSecret,
  aRedirectLeadsAway,
  aTableHasEvenRows,
  anArticleIsPublishedWithItsEvidence,
  anExperimentComparesWhatDiffers,
  citationMarksPointAtSources,
  colorsCanBeRead,
  ...datesComeInOrder,
  hoursCanBeRead,
  hoursHaveAKnownTimeZone,
  ...identifiersAreWhole,
  intakeAddressesCanBeEmailed,
];

interface Given {
  documentId: string | undefined;
  fields: Fields;
  /** Saved at all, or about to be shown to readers: what is shown must obey the rules for saving, too. */
  isShown: boolean;
  isNew: boolean;
}

async function obey(strapi: Core.Strapi, uid: UID.ContentType, given: Given): Promise<void> {
  const { documentId, fields, isShown, isNew } = given;
  const objections: Objection[] = [];
  for (const part of parts(strapi, strapi.contentType(uid), fields)) {
    const add = (found: Objection[]) =>
      objections.push(...found.map(({ path, message }) => ({ path: [...part.path, ...path], message })));
    add(datesCanBe(strapi.getModel(part.uid), part.fields));
    if (part.path.length === 0) add(anAddressFitsTheSite(part.uid, part.fields));
    if (isShown)
      add(
        whatIsRequiredIsThere(
          strapi.getModel(part.uid),
          part.fields,
          part.path.length === 0 ? isNew : !('id' in part.fields),
        ),
      );
    for (const rule of rules) {
      if (rule.on === part.uid && (isShown || rule.when === 'save'))
        add(await rule.check(part.fields, strapi, documentId));
    }
  }
  refuse(objections);
}

/** Holds the newsroom's rules on everything that is saved or published, through the admin, the API or code. */
export function registerRules(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    if ((action === 'create' || action === 'update' || action === 'clone') && isFields(params.data)) {
      refuseUnstorable(params.data);
      for (const part of parts(strapi, strapi.contentType(uid), params.data))
        cleanTexts(strapi.getModel(part.uid), part.fields);
      await makeAddress(strapi, uid, params.data, action === 'create');
      if (action === 'clone') forgetFirstPublicationDate(uid, params.data);
      const isShown =
        !strapi.contentType(uid).options?.draftAndPublish || ('status' in params && params.status === 'published');
      const documentId = action === 'update' ? params.documentId : undefined;
      await obey(strapi, uid, { documentId, fields: params.data, isShown, isNew: action === 'create' });
    }
    if (action === 'publish') {
      const draft = await strapi.db.query(uid).findOne({
        where: { documentId: params.documentId, publishedAt: { $null: true } },
        populate: populateAll(strapi, strapi.contentType(uid)),
      });
      if (draft && (await makeAddress(strapi, uid, draft, true))) {
        await strapi.db.query(uid).update({ where: { id: draft.id }, data: { slug: draft.slug } });
      }
      const { documentId } = params;
      if (draft) await obey(strapi, uid, { documentId, fields: draft, isShown: true, isNew: false });
      await keepFirstPublicationDate(strapi, uid, params.documentId);
    }
    return next();
  });
  // Last, so that what the rules refuse needs no transaction.
  strapi.documents.use(keepVersions(strapi));
  // Within its transaction: of many deletions in one go, which Strapi begins side by side, those that come after a refusal
  // would else find the common transaction over, and begin their own.
  strapi.documents.use(aSponsorStaysWhileItsBannersRun(strapi));
  strapi.documents.use(aRecipientThatWasToldStays(strapi));
  strapi.documents.use(aRenamedPageLeavesARedirect(strapi));
  strapi.documents.use(aConsentWordingStaysAsReadersSawIt(strapi));
}
