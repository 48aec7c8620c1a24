import type { Core, Modules, UID } from '@strapi/strapi';
import { recordVersionsOnChange } from '../banners/record-versions';
import { readPicturesInText } from '../files/pictures-in-text';
import { parts, populateAll } from '../platform/document-parts';
import { type Fields, isFields } from '../platform/fields';
import { type Objection, refuse } from '../platform/objections';
import { aBannerIsPublishedWithItsSponsor } from './a-banner-is-published-with-its-sponsor';
import { aBannerNamesExistingPages } from './a-banner-names-existing-pages';
import { aBannerRunsOnlyWhileApproved } from './a-banner-runs-only-while-approved';
import { aButtonHasATarget } from './a-button-has-a-target';
import { aChatProviderHasItsSettings } from './a-chat-provider-has-its-settings';
import { aConsentWordingInUseCannotChange } from './a-consent-wording-in-use-cannot-change';
import { dropApprovalAndReview } from './a-copy-starts-unapproved';
import { aDocumentInUseCannotBeRemoved } from './a-document-in-use-cannot-be-removed';
import { protectFilesInUse } from './a-file-in-use-cannot-be-deleted';
import { aGuideIsAPdf } from './a-guide-is-a-pdf';
import { aNotifiedRecipientCannotBeDeleted } from './a-notified-recipient-cannot-be-deleted';
import { aRecipientHasAContact } from './a-recipient-has-a-contact';
import { aRecipientIsNamedInItsConsent } from './a-recipient-is-named-in-its-consent';
import { aRelationToADraftStaysPending } from './a-relation-to-a-draft-stays-pending';
import { aRenamedPageLeavesARedirect } from './a-renamed-page-leaves-a-redirect';
import { aSlugFitsTheSite } from './a-slug-fits-the-site';
import { makeSlug } from './a-slug-is-made-from-the-title';
import { anApprovalCoversWhatReadersSee } from './an-approval-covers-what-readers-see';
import { anApprovalNamesAPerson } from './an-approval-names-a-person';
import { anArticleIsPublishedWithItsEvidence } from './an-article-is-published-with-its-evidence';
import { citationMarksReferToSources } from './citation-marks-refer-to-sources';
import { colorsHaveEnoughContrast } from './colors-have-enough-contrast';
import { datesArePlausible } from './dates-are-plausible';
import { datesComeInOrder } from './dates-come-in-order';
import { identifiersAreValid } from './identifiers-are-valid';
import { intakeAddressesCanBeEmailed } from './intake-addresses-can-be-emailed';
import { linksAreValid } from './links-are-valid';
import { openingHoursAreValid } from './opening-hours-are-valid';
import { openingHoursHaveATimeZone } from './opening-hours-have-a-time-zone';
import { phoneNumbersAreValid } from './phone-numbers-are-valid';
import { picturesFitTheSite } from './pictures-fit-the-site';
import { picturesInTextHaveAltText } from './pictures-in-text-have-alt-text';
import { redirectsDoNotLoop } from './redirects-do-not-loop';
import { requiredFieldsAreFilled } from './required-fields-are-filled';
import type { Rule } from './rule';
import { tableRowsHaveEqualLength } from './table-rows-have-equal-length';
import { cleanTexts, refuseUnstorable } from './texts-can-be-stored';
import {
  forgetFirstPublicationDate,
  ignoreFirstPublicationDate,
  setFirstPublicationDate,
} from './the-first-publication-date-never-changes';
import { uniqueValuesHaveNoDuplicates, writesAreCheckedTogether } from './unique-values-have-no-duplicates';
import { variantsDiffer } from './variants-differ';
import { webhooksUseHttps } from './webhooks-use-https';

const rules: Rule[] = [
  ...linksAreValid,
  aBannerIsPublishedWithItsSponsor,
  aBannerNamesExistingPages,
  aChatProviderHasItsSettings,
  aBannerRunsOnlyWhileApproved,
  ...aButtonHasATarget,
  aGuideIsAPdf,
  ...phoneNumbersAreValid,
  ...picturesFitTheSite,
  aRecipientHasAContact,
  aRecipientIsNamedInItsConsent,
  webhooksUseHttps,
  redirectsDoNotLoop,
  tableRowsHaveEqualLength,
  anApprovalNamesAPerson,
  anArticleIsPublishedWithItsEvidence,
  variantsDiffer,
  citationMarksReferToSources,
  colorsHaveEnoughContrast,
  ...datesComeInOrder,
  openingHoursAreValid,
  openingHoursHaveATimeZone,
  ...identifiersAreValid,
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
    add(datesArePlausible(strapi.getModel(part.uid), part.fields));
    if (part.path.length === 0) add(aSlugFitsTheSite(part.uid, part.fields));
    if (isShown)
      add(
        requiredFieldsAreFilled(
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
  protectFilesInUse(strapi);
  strapi.documents.use(writesAreCheckedTogether(strapi));
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    const hasDrafts = strapi.contentType(uid).options?.draftAndPublish === true;
    if ((action === 'create' || action === 'update' || action === 'clone') && isFields(params.data)) {
      refuseUnstorable(params.data);
      for (const part of parts(strapi, strapi.contentType(uid), params.data))
        cleanTexts(strapi.getModel(part.uid), part.fields);
      await makeSlug(strapi, uid, params.data, action === 'create');
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
      await setFirstPublicationDate(strapi, uid, params.documentId);
    }
    return next();
  });
  readPicturesInText(strapi);
  // After the rules, so that what they refuse needs no transaction. Before the versions of banners: the admin saves and
  // publishes in one transaction, and all transactions must take these two locks in the same order.
  strapi.documents.use(uniqueValuesHaveNoDuplicates(strapi));
  strapi.documents.use(recordVersionsOnChange(strapi));
  // Within its transaction: of many deletions in one go, which Strapi begins side by side, those that come after a refusal
  // would else find the common transaction over, and begin their own.
  strapi.documents.use(aDocumentInUseCannotBeRemoved(strapi));
  strapi.documents.use(anApprovalCoversWhatReadersSee(strapi));
  strapi.documents.use(aNotifiedRecipientCannotBeDeleted(strapi));
  strapi.documents.use(aRenamedPageLeavesARedirect(strapi));
  strapi.documents.use(aConsentWordingInUseCannotChange(strapi));
  strapi.documents.use(aRelationToADraftStaysPending(strapi));
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
