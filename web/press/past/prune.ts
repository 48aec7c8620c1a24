import type { DatabaseSync } from 'node:sqlite';
import { pastReasons } from '../words/past.ts';
import { addEntry } from './chain.ts';
import { inTransaction } from './database.ts';
import type { Versions } from './versions.ts';

/** So few that publications never wait long. */
const AT_ONCE = 50;

/**
 * Versions with bytes that readers last got before a time. A version is looked at where another one took its place; `?2` is
 * the time, and `?1` the entry up to which all were looked at before.
 */
const outdated = `
  with replaced as (
    select old.version, gone.number from entries gone
    join files on files.entry = gone.number
    join files old on old.path = files.path
      and old.entry = (select max(entry) from files earlier where earlier.path = files.path and earlier.entry < gone.number)
    where gone.number > ?1 and gone.at <= ?2 and old.version is not null
  )
  select distinct replaced.version as id from replaced join versions on versions.id = replaced.version
  where versions.bytes is not null and not exists (
    -- Somewhere, readers got the same bytes later, or still do.
    select 1 from files live where live.version = replaced.version and not exists (
      select 1 from files next join entries on entries.number = next.entry
      where next.path = live.path and next.entry > live.entry and entries.at <= ?2
    )
  )
  limit ${AT_ONCE}`;

const PRUNED_TO = 'pruned-to';

function readPrunedTo(database: DatabaseSync): number {
  const row = database.prepare('select value from settings where name = ?').get(PRUNED_TO);
  return Number(row?.value ?? 0);
}

/**
 * Removes some of the bytes that no reader got since a time. The chain, and what was live at that time, stay.
 * @param cutoff ISO in UTC.
 * @returns whether there may be more.
 */
export function prune(database: DatabaseSync, versions: Versions, cutoff: string): boolean {
  return inTransaction(database, () => {
    const ids = new Set(
      (database.prepare(outdated).all(readPrunedTo(database), cutoff) as { id: number }[]).map(({ id }) => id), // our own writing
    );
    if (ids.size > 0) {
      // It comes first: without it, bytes that are missing are a fault of the record.
      if (!isAnnounced(database, cutoff))
        addEntry(
          database,
          { at: new Date().toISOString(), kind: 'pruning', subject: cutoff, why: pastReasons.pruned },
          [],
        );
      versions.removeBytes(ids, 'pruned');
      return true;
    }
    database
      .prepare(
        `insert into settings (name, value)
         select ?1, cast(coalesce(max(number), 0) as text) from entries where at <= ?2 and number >= ?3
         on conflict (name) do update set value = excluded.value`,
      )
      .run(PRUNED_TO, cutoff, readPrunedTo(database));
    return false;
  });
}

const isAnnounced = (database: DatabaseSync, cutoff: string): boolean =>
  database.prepare("select 1 from entries where kind = 'pruning' and subject = ?").get(cutoff) !== undefined;
