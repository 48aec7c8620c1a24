import { createSecondFactors } from './accounts/migrations/0001-create-second-factors';
import { createAddresses } from './addresses/migrations/0001-create-addresses';
import { fillInAddresses } from './addresses/migrations/0002-fill-in-addresses';
import { createAudit } from './audit/migrations/0001-create-audit';
import { createBannerTables } from './banners/migrations/0001-create-tables';
import { countSuspectEvents } from './banners/migrations/0002-count-suspect-events';
import { createBannerStops } from './banners/migrations/0003-create-stops';
import { moveBannerVersions } from './banners/migrations/0004-move-versions';
import { makeCiteKeys } from './citations/migrations/0001-make-cite-keys';
import { citeByKeys } from './citations/migrations/0002-cite-by-key';
import { createChangeFeed } from './feed/migrations/0001-create-change-feed';
import { createFeedback } from './feedback/migrations/0001-create-feedback';
import { createSavedFilters } from './lists/migrations/0001-create-saved-filters';
import type { Migration } from './platform/migrations';
import { createPresence } from './presence/migrations/0001-create-presence';
import { createRecipientTables } from './recipients/migrations/0001-create-tables';
import { createPendingRelations } from './relations/migrations/0001-create-pending-relations';
import { restoreLostRelations } from './relations/migrations/0002-restore-lost-relations';
import { createRequestTables } from './requests/migrations/0001-create-tables';
import { purgeAsPromised } from './requests/migrations/0002-purge-as-promised';
import { createRightsTables } from './requests/migrations/0003-create-rights-tables';
import { fillInAgreedToCall } from './requests/migrations/0004-fill-in-agreed-to-call';
import { indexForSearch } from './requests/migrations/0005-index-for-search';
import { holdFirstPublicationDates } from './rules/migrations/0001-hold-first-publication-dates';
import { createSchedules } from './schedules/migrations/0001-create-schedules';
import { addAfterwards } from './schedules/migrations/0002-add-afterwards';
import { createPageVersions } from './site-record/migrations/0001-create-page-versions';
import { createVersions } from './versions/migrations/0001-create-versions';

/**
 * Every change of our own tables, in the order in which they are made. New ones go to the end. The first of each module can
 * be run on a database of version 0.1.0, which had all of these tables already: what is there stays.
 */
export const migrations: Migration[] = [
  createBannerTables,
  holdFirstPublicationDates,
  createRequestTables,
  purgeAsPromised,
  createRightsTables,
  fillInAgreedToCall,
  createRecipientTables,
  createPendingRelations,
  createAddresses,
  fillInAddresses,
  createChangeFeed,
  restoreLostRelations,
  makeCiteKeys,
  citeByKeys,
  indexForSearch,
  createPageVersions,
  countSuspectEvents,
  createSecondFactors,
  createBannerStops,
  createAudit,
  createPresence,
  createVersions,
  moveBannerVersions,
  createSchedules,
  createSavedFilters,
  addAfterwards,
  createFeedback,
];
