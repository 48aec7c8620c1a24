import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { toCsvLines } from '../platform/csv';
import type { AuditFilters } from './contract';
import { readEntries } from './read';
import { auditWords as words } from './words';

const BATCH = 1000;
/** Spreadsheets take the names' letters for others without it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The entries that match as a table, the latest first, read a batch at a time. */
export function auditCsv(strapi: Core.Strapi, filters: AuditFilters): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + toCsvLines([words.csvHeadings]);
    let before: number | undefined;
    do {
      const entries = await readEntries(strapi, filters, { before, limit: BATCH });
      yield toCsvLines(
        entries.map((entry) => {
          const { id, at, actor, action, subject, detail, hash } = entry;
          const details = JSON.stringify(detail);
          return [
            id,
            at,
            actor.name,
            actor.kind,
            action,
            words.sentence(entry),
            subject.type,
            subject.id,
            subject.title,
            details,
            hash,
          ];
        }),
      );
      before = entries.length === BATCH ? entries.at(-1)?.id : undefined;
    } while (before !== undefined);
  }
  return Readable.from(lines(), { objectMode: false, highWaterMark: 64 * 1024 });
}
