import { pastErrors } from '../words/past.ts';
import { addEntry, type Head } from './chain.ts';
import { inTransaction, PastError } from './database.ts';
import { openRecord } from './open-record.ts';

/**
 * Removes the bytes of all versions of a file, for good: they are overwritten, and never stored again. Their digests stay,
 * and an entry says why.
 * @param path below the site’s folder.
 * @returns the entry, and how many versions had bytes. @throws PastError when the record knows no such file.
 */
export function erase(dir: string, path: string, reason: string): { head: Head; count: number } {
  const { database, paths, versions } = openRecord(dir);
  try {
    const result = inTransaction(database, () => {
      const known = paths.find(path);
      if (!known) throw new PastError(pastErrors.unknownPath({ path }));
      const rows = database
        .prepare(
          `select distinct versions.id, versions.bytes is not null as has_bytes from files
           join versions on versions.id = files.version
           where files.path = ? and versions.gone is not 'elsewhere' and versions.gone is not 'erased'`,
        )
        .all(known.id) as { id: number; has_bytes: number }[]; // our own writing
      versions.removeBytes(new Set(rows.map(({ id }) => id)), 'erased');
      const head = addEntry(
        database,
        { at: new Date().toISOString(), kind: 'erasure', subject: path, why: reason },
        [],
      );
      return { head, count: rows.filter(({ has_bytes }) => has_bytes === 1).length };
    });
    // The log of writes has them still.
    database.exec('pragma wal_checkpoint(truncate)');
    return result;
  } finally {
    database.close();
  }
}
