import { aBannerIsPublishedWithItsSponsor } from './a-banner-is-published-with-its-sponsor';
import { aBannerLeavesRoomForThePage } from './a-banner-leaves-room-for-the-page';
import { aBannerNamesExistingPages } from './a-banner-names-existing-pages';
import { aBannerRunsOnlyWhileApproved } from './a-banner-runs-only-while-approved';
import { aButtonHasATarget } from './a-button-has-a-target';
import { aChatProviderHasItsSettings } from './a-chat-provider-has-its-settings';
import { aCiteKeyInUseCannotChange } from './a-cite-key-in-use-cannot-change';
import { aGuideIsAPdf } from './a-guide-is-a-pdf';
import { aMajorChangeHasANote } from './a-publication-is-minor-or-major';
import { aRecipientHasAContact } from './a-recipient-has-a-contact';
import { aRecipientIsNamedInItsConsent } from './a-recipient-is-named-in-its-consent';
import { aReleaseNamesWhatMayBePublished } from './a-release-names-what-may-be-published';
import { aWithdrawnPageHasAnAddress } from './a-withdrawn-page-has-an-address';
import { anApprovalNamesAPerson } from './an-approval-names-a-person';
import { anArticleIsPublishedWithItsEvidence } from './an-article-is-published-with-its-evidence';
import { citationMarksReferToSources } from './citation-marks-refer-to-sources';
import { colorsHaveEnoughContrast } from './colors-have-enough-contrast';
import { datesComeInOrder } from './dates-come-in-order';
import { identifiersAreValid } from './identifiers-are-valid';
import { intakeAddressesCanBeEmailed } from './intake-addresses-can-be-emailed';
import { linksAreValid } from './links-are-valid';
import { linksLeadSomewhere } from './links-lead-somewhere';
import { openingHoursAreValid } from './opening-hours-are-valid';
import { openingHoursHaveATimeZone } from './opening-hours-have-a-time-zone';
import { phoneNumbersAreValid } from './phone-numbers-are-valid';
import { picturesFitTheSite } from './pictures-fit-the-site';
import { picturesInTextHaveAltText } from './pictures-in-text-have-alt-text';
import { redirectsDoNotLoop } from './redirects-do-not-loop';
import type { Rule } from './rule';
import { startLinksHaveOneTarget } from './start-links-have-one-target';
import { tableRowsHaveEqualLength } from './table-rows-have-equal-length';
import { theNewsroomHasAKnownTimeZone } from './the-newsroom-has-a-known-time-zone';
import { variantsDiffer } from './variants-differ';
import { webhooksUseHttps } from './webhooks-use-https';

/** The rules about single fields. Those that need a transaction, or several documents, are document middlewares: see register.ts. */
export const rules: Rule[] = [
  ...linksAreValid,
  ...linksLeadSomewhere,
  aBannerIsPublishedWithItsSponsor,
  aBannerLeavesRoomForThePage,
  aBannerNamesExistingPages,
  aChatProviderHasItsSettings,
  aBannerRunsOnlyWhileApproved,
  ...aButtonHasATarget,
  ...aReleaseNamesWhatMayBePublished,
  aGuideIsAPdf,
  ...phoneNumbersAreValid,
  ...picturesFitTheSite,
  startLinksHaveOneTarget,
  aRecipientHasAContact,
  aRecipientIsNamedInItsConsent,
  webhooksUseHttps,
  ...redirectsDoNotLoop,
  aWithdrawnPageHasAnAddress,
  tableRowsHaveEqualLength,
  anApprovalNamesAPerson,
  anArticleIsPublishedWithItsEvidence,
  ...aMajorChangeHasANote,
  variantsDiffer,
  aCiteKeyInUseCannotChange,
  ...citationMarksReferToSources,
  colorsHaveEnoughContrast,
  ...datesComeInOrder,
  openingHoursAreValid,
  openingHoursHaveATimeZone,
  theNewsroomHasAKnownTimeZone,
  ...identifiersAreValid,
  intakeAddressesCanBeEmailed,
  ...picturesInTextHaveAltText,
];
