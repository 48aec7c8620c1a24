import type { Migration } from '../../platform/migrations';

/** What readers find where a page was that is unpublished at a time: see ../contract.ts. Null: “page not found.” */
export const addAfterwards: Migration = {
  name: 'schedules/0002-add-afterwards',
  async up({ trx }) {
    await trx.raw('alter table patient_press_schedules add column if not exists afterwards jsonb');
  },
};
