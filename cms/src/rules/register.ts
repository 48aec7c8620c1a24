import type { Core, Modules, UID } from '@strapi/strapi';
import { keepVersions } from '../banners/record-versions';
import { aBannerIsPublishedWithItsSponsor } from './a-banner-is-published-with-its-sponsor';
import { aBannerNamesKnownPages } from './a-banner-names-known-pages';
import { aBannerRunsWhileItIsApproved } from './a-banner-runs-while-it-is-approved';
import { aButtonLeadsSomewhere } from './a-button-leads-somewhere';
import { aChatProviderHasWhatItNeeds } from './a-chat-provider-has-what-it-needs';
import { aConsentWordingStaysAsReadersSawIt } from './a-consent-wording-stays-as-readers-saw-it';
import { dropApprovalAndReview } from './a-copy-starts-unapproved';
import { aDocumentInUseStays } from './a-document-in-use-stays';
import { keepFilesInUse } from './a-file-in-use-stays';
import { aGuideIsAPdf } from './a-guide-is-a-pdf';
import { aPhoneNumberCanBeDialled } from './a-phone-number-can-be-dialled';
import { aPictureCanBeShown } from './a-picture-can-be-shown';
import { aRecipientCanBeReached } from './a-recipient-can-be-reached';
import { aRecipientIsNamedInItsConsent } from './a-recipient-is-named-in-its-consent';
import { aRecipientIsToldInSecret } from './a-recipient-is-told-in-secret';
import { aRecipientThatWasToldStays } from './a-recipient-that-was-told-stays';
import { aRedirectLeadsAway } from './a-redirect-leads-away';
import { aRelationToADraftWaitsForIt } from './a-relation-to-a-draft-waits-for-it';
import { aRenamedPageLeavesARedirect } from './a-renamed-page-leaves-a-redirect';
import { aTableHasEvenRows } from './a-table-has-even-rows';
import { addressesCanBeFollowed } from './addresses-can-be-followed';
import { anAddressFitsTheSite } from './an-address-fits-the-site';
import { makeAddress } from './an-address-is-made-from-the-name';
import { anApprovalCoversWhatReadersSee } from './an-approval-covers-what-readers-see';
import { anApprovalNamesAPerson } from './an-approval-names-a-person';
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
import { readPicturesInText } from './pictures-in-text';
import { picturesInTextHaveAltText } from './pictures-in-text-have-alt-text';
import { type Fields, isFields, type Objection, parts, populateAll, type Rule, refuse } from './rule';
import { cleanTexts, refuseUnstorable } from './texts-can-be-carried';
import {
  forgetFirstPublicationDate,
  ignoreFirstPublicationDate,
  keepFirstPublicationDate,
} from './the-first-publication-date-is-kept';
import { whatIsRequiredIsThere } from './what-is-required-is-there';
import { whatIsUniqueHasNoTwin, writesAreCheckedTogether } from './what-is-unique-has-no-twin';

const rules: Rule[] = [
  ...addressesCanBeFollowed,
  aBannerIsPublishedWithItsSponsor,
  aBannerNamesKnownPages,
  aChatProviderHasWhatItNeeds,
  aBannerRunsWhileItIsApproved,
  ...aButtonLeadsSomewhere,
  aGuideIsAPdf,
  ...aPhoneNumberCanBeDialled,
  ...aPictureCanBeShown,
  aRecipientCanBeReached,
  aRecipientIsNamedInItsConsent,
  aRecipientIsToldInSecret,
  aRedirectLeadsAway,
  aTableHasEvenRows,
  anApprovalNamesAPerson,
  anArticleIsPublishedWithItsEvidence,
  anExperimentComparesWhatDiffers,
  citationMarksPointAtSources,
  colorsCanBeRead,
  ...datesComeInOrder,
  hoursCanBeRead,
  hoursHaveAKnownTimeZone,
  ...identifiersAreWhole,
  intakeAddressesCanBeEmailed,
  ...picturesInTextHaveAltText,
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

/** What is about to change of a document, as far as it says the new value: `connect` and `disconnect` say a difference. */
const newValues = (changes: Fields): Fields =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => !(isFields(value) && ('connect' in value || 'disconnect' in value))),
  );

/** Checks all of a document as readers are about to see it. @param changes that are saved together with publishing. */
async function obeyWhole(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  isPublished: boolean,
  changes: Fields = {},
): Promise<void> {
  const row: Fields | null = await strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: isPublished ? { $notNull: true } : { $null: true } },
    populate: populateAll(strapi, strapi.contentType(uid)),
  });
  const fields = { ...row, ...newValues(changes) };
  if (row) await obey(strapi, uid, { documentId, fields, isShown: true, isNew: false });
}

/** Holds the newsroom's rules on everything that is saved or published, through the admin, the API or code. */
export function registerRules(strapi: Core.Strapi): void {
  keepFilesInUse(strapi);
  strapi.documents.use(writesAreCheckedTogether(strapi));
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    const hasDrafts = strapi.contentType(uid).options?.draftAndPublish === true;
    if ((action === 'create' || action === 'update' || action === 'clone') && isFields(params.data)) {
      refuseUnstorable(params.data);
      for (const part of parts(strapi, strapi.contentType(uid), params.data))
        cleanTexts(strapi.getModel(part.uid), part.fields);
      await makeAddress(strapi, uid, params.data, action === 'create');
      if (action === 'update') ignoreFirstPublicationDate(uid, params.data);
      if (action === 'clone') {
        forgetFirstPublicationDate(uid, params.data);
        dropApprovalAndReview(uid, params.data);
      }
      const documentId = action === 'update' ? params.documentId : undefined;
      const isPublished = 'status' in params && params.status === 'published';
      const isShown = !hasDrafts || (isPublished && action === 'create');
      await obey(strapi, uid, { documentId, fields: params.data, isShown, isNew: action === 'create' });
      if (hasDrafts && isPublished && documentId) await obeyWhole(strapi, uid, documentId, false, params.data);
    }
    if (action === 'publish') {
      await obeyWhole(strapi, uid, params.documentId, false);
      await keepFirstPublicationDate(strapi, uid, params.documentId);
    }
    return next();
  });
  readPicturesInText(strapi);
  // After the rules, so that what they refuse needs no transaction. Before the versions of banners: the admin saves and
  // publishes in one transaction, and all transactions must take these two locks in the same order.
  strapi.documents.use(whatIsUniqueHasNoTwin(strapi));
  strapi.documents.use(keepVersions(strapi));
  // Within its transaction: of many deletions in one go, which Strapi begins side by side, those that come after a refusal
  // would else find the common transaction over, and begin their own.
  strapi.documents.use(aDocumentInUseStays(strapi));
  strapi.documents.use(anApprovalCoversWhatReadersSee(strapi));
  strapi.documents.use(aRecipientThatWasToldStays(strapi));
  strapi.documents.use(aRenamedPageLeavesARedirect(strapi));
  strapi.documents.use(aConsentWordingStaysAsReadersSawIt(strapi));
  strapi.documents.use(aRelationToADraftWaitsForIt(strapi));
  strapi.documents.use(whatIsShownIsChecked(strapi));
}

/**
 * What readers are about to see is checked once more in the transaction that publishes it, now that relations are resolved:
 * a source may have been deleted meanwhile, and a program that saves and publishes in one call names only what it changes.
 */
const whatIsShownIsChecked =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    const isPublished =
      action === 'publish' ||
      ((action === 'create' || action === 'update') && 'status' in params && params.status === 'published');
    if (!isPublished || !strapi.contentType(uid).options?.draftAndPublish) return next();
    return strapi.db.transaction(async () => {
      const result = await next();
      const written = isFields(result) && typeof result.documentId === 'string' ? result.documentId : undefined;
      if (written) await obeyWhole(strapi, uid, written, true);
      return result;
    });
  };
