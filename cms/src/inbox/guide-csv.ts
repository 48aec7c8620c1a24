import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { type Cell, toCsvLines } from '../platform/csv';
import type { Administrator } from '../platform/http/administrator';
import { logAccess } from '../requests/access-log';
import type { GuideRequestEmail, GuideRequestFilters, GuideRequestItem } from './guide-contract';
import { toGuideRequestItems } from './guide-items';
import { findGuideRequestRows } from './guide-rows';

const requestType = 'guide-download';
const BATCH = 500;
/** Spreadsheets take the names' letters for others without it. */
const BYTE_ORDER_MARK = '\uFEFF';

const columns: Record<string, (item: GuideRequestItem) => Cell> = {
  'requested at': ({ at }) => at,
  email: ({ email }) => email,
  name: ({ name }) => name,
  phone: ({ phone }) => phone?.text,
  relationship: ({ relationship }) => relationship,
  guide: ({ guide }) => guide,
  page: ({ page }) => page,
  banner: ({ banner }) => banner,
  'agreed to': ({ consents }) =>
    consents.flatMap(({ key, granted, withdrawnDueOn }) => (granted && !withdrawnDueOn ? key : [])).join(', '),
  'agreed to a call': ({ agreedToCall }) => (agreedToCall ? 'yes' : 'no'),
  'called at': ({ handledAt }) => handledAt,
  withdrawn: ({ consents }) => consents.flatMap(({ key, withdrawnDueOn }) => (withdrawnDueOn ? key : [])).join(', '),
  verdict: ({ verdict }) => verdict,
  'email status': ({ mail }) => mailCell(mail),
  'delivered at': ({ mail }) => (mail.state === 'delivered' ? mail.at : null),
  openings: ({ openings }) => openings,
  'first opened at': ({ openedAt }) => openedAt,
  'scheduled erasure': ({ purgeOn }) => purgeOn,
  'erased at': ({ erasedAt }) => erasedAt,
  note: ({ isUnreadable }) => (isUnreadable ? 'can’t be decrypted' : null),
};

function mailCell(mail: GuideRequestEmail): string {
  switch (mail.state) {
    case 'delivered':
      return 'sent';
    case 'waiting':
      return 'waiting to be sent';
    case 'failed':
      return `retrying: ${mail.reason}`;
    case 'given-up':
      return `not sent: ${mail.reason}`;
    case 'held':
      return 'held as possible spam';
    case 'none':
      return 'erased before it was sent';
  }
}

/** Notes that a file was begun, and with which filters. The address that was typed is personal data: only that there was one. */
async function logFile(
  strapi: Core.Strapi,
  administrator: Administrator,
  { email, among, ...filters }: GuideRequestFilters,
): Promise<(result: { count: number; isWhole: boolean }) => Promise<void>> {
  const log = () => strapi.db.connection('patient_press_intake_log');
  const detail = { ...filters, byEmail: email.trim() !== '', ...(among && { bySearch: true }) };
  const [begun] = await log()
    .insert({
      administrator: administrator.id,
      administrator_email: administrator.email,
      action: 'csv',
      request_type: requestType,
      requests: [],
      detail: JSON.stringify(detail),
    })
    .returning('id');
  return async (result) => {
    await log()
      .where({ id: begun.id })
      .update({ detail: JSON.stringify({ ...detail, ...result }) });
  };
}

/**
 * Guide requests as a table, the newest first. They are read and decrypted a few hundred at a time, as fast as they are taken
 * away, and no transaction waits meanwhile for a slow connection. Each is noted before it is sent.
 */
export async function streamGuideRequestsCsv(
  strapi: Core.Strapi,
  administrator: Administrator,
  filters: GuideRequestFilters,
): Promise<Readable> {
  const finish = await logFile(strapi, administrator, filters);

  async function* lines(): AsyncGenerator<string> {
    let [count, isWhole] = [0, false];
    try {
      yield BYTE_ORDER_MARK + toCsvLines([Object.keys(columns)]);
      let before: number | null = null;
      do {
        const rows = await findGuideRequestRows(strapi, filters, { before, limit: BATCH });
        const items = await toGuideRequestItems(strapi, rows);
        const requests = items.map(({ documentId }) => ({ requestType, request: documentId }) as const);
        await logAccess(strapi, administrator, { action: 'csv', requests });
        count += items.length;
        yield toCsvLines(items.map((item) => Object.values(columns).map((cell) => cell(item))));
        before = rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null;
      } while (before !== null);
      isWhole = true;
    } finally {
      // Also when the administrator went away.
      await finish({ count, isWhole });
    }
  }
  return Readable.from(lines(), { objectMode: false, highWaterMark: 64 * 1024 });
}
