import type { Core } from '@strapi/strapi';
import { confirmChangesOfUsedFiles } from './a-change-of-a-used-file-is-confirmed';
import { aConsentWordingInUseCannotChange } from './a-consent-wording-in-use-cannot-change';
import { aDocumentInUseCannotBeRemoved } from './a-document-in-use-cannot-be-removed';
import { protectFilesInUse } from './a-file-in-use-cannot-be-deleted';
import { aNotifiedRecipientCannotBeDeleted } from './a-notified-recipient-cannot-be-deleted';
import { aPublishedPageIsNotWithdrawn } from './a-published-page-is-not-withdrawn';
import { aRelationToADraftStaysPending } from './a-relation-to-a-draft-stays-pending';
import { aReleaseIsPublishedWhole } from './a-release-is-published-whole';
import { aRenamedPageLeavesARedirect } from './a-renamed-page-leaves-a-redirect';
import { leaveSlugsBlank } from './a-slug-is-made-from-the-title';
import { aSourceInDraftsGoesOnlyWhenConfirmed } from './a-source-in-drafts-goes-only-when-confirmed';
import { anApprovalCoversWhatReadersSee } from './an-approval-covers-what-readers-see';
import { allowAnchorLinks } from './anchor-links-can-be-saved';
import { checkedAsPublished, checkedBeforeWriting } from './check-on-write';
import { uniqueValuesHaveNoDuplicates, writesAreCheckedTogether } from './unique-values-have-no-duplicates';

/**
 * Holds the newsroom's rules on everything that is saved or published, through the admin, the API or code. Document
 * middlewares run in the order in which they are registered, the first around all others.
 *
 * First those that refuse what was sent without a transaction of their own, then the lock for unique values. What takes
 * further locks is registered after these: see {@link registerRulesInTransactions}.
 */
export function registerRules(strapi: Core.Strapi): void {
  allowAnchorLinks(strapi);
  leaveSlugsBlank(strapi);
  protectFilesInUse(strapi);
  confirmChangesOfUsedFiles(strapi);
  strapi.documents.use(writesAreCheckedTogether(strapi));
  strapi.documents.use(checkedBeforeWriting(strapi));
  strapi.documents.use(uniqueValuesHaveNoDuplicates(strapi));
}

/**
 * The rules that look at other documents, or write to them, within the transaction of the change.
 *
 * Registered after `registerBannerVersions`: the admin saves and publishes in one transaction, and all transactions must take
 * the lock for unique values first and that of the banner versions second. And of many deletions in one go, which Strapi
 * begins side by side, those that come after a refusal would else find the common transaction over, and begin their own.
 */
export function registerRulesInTransactions(strapi: Core.Strapi): void {
  strapi.documents.use(aReleaseIsPublishedWhole(strapi));
  strapi.documents.use(aDocumentInUseCannotBeRemoved(strapi));
  strapi.documents.use(aSourceInDraftsGoesOnlyWhenConfirmed(strapi));
  strapi.documents.use(anApprovalCoversWhatReadersSee(strapi));
  strapi.documents.use(aNotifiedRecipientCannotBeDeleted(strapi));
  strapi.documents.use(aRenamedPageLeavesARedirect(strapi));
  strapi.documents.use(aPublishedPageIsNotWithdrawn(strapi));
  strapi.documents.use(aConsentWordingInUseCannotChange(strapi));
  strapi.documents.use(aRelationToADraftStaysPending(strapi));
  strapi.documents.use(checkedAsPublished(strapi));
}
