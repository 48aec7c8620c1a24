import type { Migration } from '../../platform/migrations';

/** Guide requests have an index by their time already. */
const indexes = `
  create index if not exists callback_requests_created on callback_requests (created_at, id);
  create index if not exists patient_press_consent_withdrawals_done
    on patient_press_consent_withdrawals (done_at, id) where done_at is not null;
`;

/** Makes the indexes of the search over all requests and of the opt-outs that were completed. */
export const indexForSearch: Migration = {
  name: 'requests/0005-index-for-search',
  up: ({ trx }) => trx.raw(indexes),
};
