import type { Core } from '@strapi/strapi';
import type { AccountEvent } from './contract';

type Database = Core.Strapi['db']['connection'];

/** Records what was done to someone's login, and by whom. */
export const noteAccountEvent = (
  database: Database,
  { event, user, by }: { event: AccountEvent; user: { id: number; name: string }; by: string },
) => database('patient_press_account_events').insert({ event, user_id: user.id, user_name: user.name, done_by: by });
