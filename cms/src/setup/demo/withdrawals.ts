import type { Core } from '@strapi/strapi';
import { encryptContact } from '../../data-subjects/withdrawal-contact';
import { businessDaysAfter, dayOf } from '../../platform/dates';
import { noteEvent } from '../../requests/history';
import { selectStored, toStored } from '../../requests/stored-request';
import { demoRequestKey } from './guide-requests';

const requestType = 'guide-download';
const WORDING = 'guide-call';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 47 CFR 64.1200(a)(10). */
const BUSINESS_DAYS = 10;

interface DemoWithdrawal {
  /** Which of the invented requests. */
  index: number;
  daysAgo: number;
  /** What became of the notification of its recipient; null: the request wasn't shared. */
  notice: 'delivered' | 'given-up' | 'waiting' | null;
  isDone: boolean;
}

const withdrawals: DemoWithdrawal[] = [
  { index: 0, daysAgo: 21, notice: 'given-up', isDone: false },
  { index: 12, daysAgo: 6, notice: 'delivered', isDone: false },
  { index: 15, daysAgo: 1, notice: null, isDone: false },
  { index: 9, daysAgo: 15, notice: 'delivered', isDone: true },
];

type Database = Core.Strapi['db']['connection'];

/** What the recipient got, as if it had been sent: nothing goes out. */
async function noteDeliveries(
  database: Database,
  { recipient, name }: { recipient: string; name: string },
  { request, notice, at }: { request: string; notice: Exclude<DemoWithdrawal['notice'], null>; at: Date },
): Promise<void> {
  const common = {
    recipient,
    recipient_name: name,
    request_type: requestType,
    request,
    wording_key: WORDING,
    wording_version: 1,
    attempts: 1,
  };
  const before = new Date(at.getTime() - 2 * DAY);
  await database('patient_press_recipient_deliveries').insert([
    { ...common, event: 'request.created', created_at: before, delivered_at: before, last_status: 200 },
    {
      ...common,
      event: 'consent.withdrawn',
      created_at: at,
      delivered_at: notice === 'delivered' ? new Date(at.getTime() + HOUR) : null,
      given_up_at: notice === 'given-up' ? new Date(at.getTime() + 3 * DAY) : null,
      last_reason: notice === 'delivered' ? null : 'It didn’t answer within 10 seconds.',
      last_status: notice === 'delivered' ? 200 : null,
    },
  ]);
}

async function withdraw(
  strapi: Core.Strapi,
  recipient: { recipient: string; name: string } | null,
  { index, daysAgo, notice, isDone }: DemoWithdrawal,
  now: Date,
): Promise<void> {
  const database = strapi.db.connection;
  const rows = await selectStored(database, requestType).where({ idempotency_key: demoRequestKey(index) });
  const [stored] = toStored(requestType, rows);
  if (!stored) return;
  const request = stored.row.document_id;
  const at = new Date(now.getTime() - daysAgo * DAY);
  const dueOn = businessDaysAfter(dayOf(at), BUSINESS_DAYS);
  const inserted = await database('patient_press_consent_withdrawals')
    .insert({
      request_type: requestType,
      request,
      wording_key: WORDING,
      received_on: dayOf(at),
      due_on: dueOn,
      contact: isDone ? null : encryptContact(stored),
      ...(isDone && { done_at: new Date(at.getTime() + 4 * DAY), done_by: 'The demo' }),
    })
    .onConflict(['request_type', 'request', 'wording_key'])
    .ignore()
    .returning('id');
  if (inserted.length === 0) return;
  await database('guide_downloads')
    .where({ document_id: request })
    .update({ phone: null, phone_index: null, agreed_to_call: false });
  const ref = { requestType, request } as const;
  await noteEvent(database, ref, 'consent-withdrawn', { wordingKey: WORDING, dueOn }, 'The demo');
  if (isDone) await noteEvent(database, ref, 'withdrawal-done', { wordingKey: WORDING }, 'The demo');
  if (notice && recipient) await noteDeliveries(database, recipient, { request, notice, at });
}

/** Invented opt-outs: one overdue, whose recipient could not be notified; others on their way; and one that was completed. */
export async function seedWithdrawals(strapi: Core.Strapi, now: Date): Promise<void> {
  const found = await strapi
    .documents('api::recipient.recipient')
    .findFirst({ filters: { consentKey: WORDING }, fields: ['name'] });
  const recipient = found && { recipient: found.documentId, name: String(found.name) };
  for (const withdrawal of withdrawals) await withdraw(strapi, recipient, withdrawal, now);
}
