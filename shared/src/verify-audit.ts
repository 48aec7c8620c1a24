import { type ChainedEntry, headInWords, readHead, verifyChain } from './audit-chain.ts';
import type { RunSql } from './reset-second-factor.ts';

const BATCH = 5000;

/** Aliases are names of `ChainedEntry`. */
const SELECT = `
  select encode(previous_hash, 'hex') as "previousHash", cast(id as text) as id,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
    actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
    subject_type as "subjectType", subject_id as "subjectId", subject_title as "subjectTitle",
    cast(detail as text) as detail, encode(hash, 'hex') as hash
  from patient_press_audit entry where entry.id > $1 order by entry.id limit ${BATCH}`;

const text = (row: Record<string, unknown>, name: string): string => String(row[name]);

const entryOf = (row: Record<string, unknown>): ChainedEntry => ({
  previousHash: text(row, 'previousHash'),
  id: text(row, 'id'),
  at: text(row, 'at'),
  actorKind: text(row, 'actorKind'),
  actorId: text(row, 'actorId'),
  actorName: text(row, 'actorName'),
  action: text(row, 'action'),
  subjectType: text(row, 'subjectType'),
  subjectId: text(row, 'subjectId'),
  subjectTitle: text(row, 'subjectTitle'),
  detail: text(row, 'detail'),
  hash: text(row, 'hash'),
});

async function* readEntries(run: RunSql): AsyncGenerator<ChainedEntry> {
  let last = '-1';
  for (;;) {
    const rows = await run(SELECT, [last]);
    for (const row of rows) {
      yield entryOf(row);
      last = text(row, 'id');
    }
    if (rows.length < BATCH) return;
  }
}

/** What verifying the audit log found. */
export interface AuditVerified {
  isWhole: boolean;
  /** For the operator: what was found, or what is wrong and what to do. */
  message: string;
}

/**
 * Verifies the audit log of a database.
 * @param noted its last entry at some time before, as an earlier run printed it.
 * @throws Error when what was noted is no head.
 */
export async function verifyAudit(run: RunSql, noted?: string): Promise<AuditVerified> {
  const head = noted === undefined ? null : readHead(noted);
  if (noted !== undefined && !head)
    throw new Error(`“${noted}” isn’t what this command prints as the head: a number, a colon, and 64 hex digits.`);
  const found = await verifyChain(readEntries(run), head);
  if (!found.isWhole)
    return {
      isWhole: false,
      message: `The audit log is broken at entry ${found.id}. ${found.why} Save the database as it is, and compare this entry with a backup from before.`,
    };
  const [waiting] = await run('select count(*) as count from patient_press_audit_waiting', []);
  const late = Number(waiting?.count ?? 0);
  const note = late > 0 ? ` ${late} more wait to be recorded: the cms’s log says why.` : '';
  return {
    isWhole: true,
    message: `The audit log is whole: ${found.entries} entries. Head: ${headInWords(found.head)}${note}`,
  };
}
