import type { DatabaseSync } from 'node:sqlite';
import { UTC } from '@patient-press/shared/time-zones';

const NAME = 'time-zone';

/** The newsroom's time zone when it was last noted. */
export function readTimeZone(database: DatabaseSync): string {
  const row = database.prepare('select value from settings where name = ?').get(NAME);
  return row ? String(row.value) : UTC;
}

export function noteTimeZone(database: DatabaseSync, timeZone: string): void {
  if (readTimeZone(database) === timeZone) return;
  database
    .prepare('insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value')
    .run(NAME, timeZone);
}
