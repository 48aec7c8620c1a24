import type { Migration } from '../../platform/migrations';

/** Views and clicks that no reader is likely to have made: counted apart from the others. */
export const countSuspectEvents: Migration = {
  name: 'banners/0002-count-suspect-events',
  up: ({ trx }) =>
    trx.raw(`
      alter table patient_press_banner_counts add column if not exists suspect_seen bigint not null default 0;
      alter table patient_press_banner_counts add column if not exists suspect_clicked bigint not null default 0;
    `),
};
