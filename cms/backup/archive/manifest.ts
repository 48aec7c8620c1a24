import { z } from 'zod';

// An archive is a tar file, compressed with gzip, and encrypted with age when there is a passphrase. Its entries, in order:
//
//   about.json             what made it, and when: `about` below
//   database/00001.sql …   the database as a script for psql, in pieces
//   files/public/…, files/private/…   the uploads and the PDFs of guides
//   secrets.json           the secrets that the database needs
//   manifest.json          what has to be in the archive, with checksums: `manifest` below. Without it, the archive is cut off.

/** Rises when archives can no longer be read by the version before. */
export const FORMAT = 1;

/** What made the archive: enough to refuse one that is too new before anything else of it is read. */
export const about = z.object({
  format: z.number().int(),
  /** ISO, in UTC: the moment that the archive shows. */
  takenAt: z.iso.datetime(),
  versions: z.object({
    patientPress: z.string(),
    strapi: z.string(),
    /** Of the database server. */
    postgres: z.string(),
    node: z.string(),
  }),
  /** Names of the migrations that the database has been through. */
  migrations: z.array(z.string()),
});
export type About = z.infer<typeof about>;

const entry = z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() });

export const manifest = z.object({
  entries: z.array(entry),
  counts: z.object({
    tables: z.number().int(),
    rows: z.number().int(),
    files: z.number().int(),
    fileBytes: z.number().int(),
    databaseBytes: z.number().int(),
  }),
  /** Rows per table, those without rows left out. */
  rows: z.record(z.string(), z.number().int()),
  /** Files that the database names, and that weren't there. */
  missingFiles: z.array(z.string()),
  /** How many files are at another provider, such as S3, and aren't part of the archive. */
  filesElsewhere: z.number().int(),
});
export type Manifest = z.infer<typeof manifest>;
