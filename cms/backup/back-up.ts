import { dirname } from 'node:path';
import { type About, FORMAT, type Manifest } from './archive/manifest.ts';
import { ArchiveWriter } from './archive/write-archive.ts';
import { archiveName, deleteOlder, openTarget, resolveTarget, type Target } from './archive-file.ts';
import { BackupError, reasonOf } from './backup-error.ts';
import { DatabaseSnapshot } from './database/dump.ts';
import { readTexts } from './database/objects.ts';
import { HeldFiles } from './files/held-files.ts';
import { findNamedFiles, type NamedFiles } from './files/named-files.ts';
import { removeLeftovers } from './files/remove-leftovers.ts';
import { formatBytes, formatCount, type Report } from './report.ts';
import { readNewsroomSecrets } from './secrets.ts';
import { ownVersions } from './versions.ts';

export interface BackupOptions {
  databaseUrl: string;
  /** With the uploads and `secrets.json`. */
  dataDir: string;
  /** The variables that the newsroom is started with. */
  env: NodeJS.ProcessEnv;
  /** A folder, a file, or `-` for standard output. */
  to: string;
  /** How many archives stay in the folder; null for all. */
  keep: number | null;
  passphrase: string | undefined;
  report: Report;
  /** Is given what to undo if the process is ended. */
  onInterrupt(undo: () => Promise<void>): void;
}

export interface Backup {
  /** Where the archive is; null when it went to standard output. */
  file: string | null;
  bytes: number | null;
  counts: Manifest['counts'];
  missingFiles: string[];
}

/** JSON and the tar's own headers. */
const MARGIN_BYTES = 16 * 1024 * 1024;

async function readAbout(snapshot: DatabaseSnapshot, takenAt: Date): Promise<About> {
  const [postgres = ''] = await readTexts(snapshot.client, 'show server_version');
  return {
    format: FORMAT,
    takenAt: takenAt.toISOString(),
    versions: { ...ownVersions(), postgres, node: process.versions.node },
    migrations: await readTexts(snapshot.client, 'select name from public.patient_press_migrations order by 1'),
  };
}

const toJson = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

async function addRows(
  writer: ArchiveWriter,
  snapshot: DatabaseSnapshot,
): Promise<Pick<Manifest, 'rows'> & { bytes: number }> {
  const rows: Record<string, number> = {};
  let bytes = 0;
  let number = 0;
  for await (const piece of snapshot.pieces()) {
    number += 1;
    bytes += piece.sql.length;
    if (piece.rows) rows[piece.rows.table] = (rows[piece.rows.table] ?? 0) + piece.rows.count;
    await writer.addBytes(`database/${String(number).padStart(5, '0')}.sql`, piece.sql);
  }
  return { rows, bytes };
}

async function addFiles(writer: ArchiveWriter, held: HeldFiles, { paths }: NamedFiles) {
  const missing: string[] = [];
  let bytes = 0;
  for (const path of paths) {
    const handle = await held.open(path);
    if (!handle) {
      missing.push(path);
      continue;
    }
    try {
      const { size } = await handle.stat();
      // No more than it had: someone may be replacing it.
      const content = handle.createReadStream({ autoClose: false, ...(size > 0 && { end: size - 1 }) });
      await writer.addStream(`files/${path}`, size, content);
      bytes += size;
    } finally {
      await handle.close();
    }
  }
  return { missing, bytes, count: paths.length - missing.length };
}

async function sizeOfFiles(held: HeldFiles, { paths }: NamedFiles): Promise<number> {
  let bytes = 0;
  for (const path of paths) {
    const handle = await held.open(path);
    if (!handle) continue;
    bytes += (await handle.stat()).size;
    await handle.close();
  }
  return bytes;
}

interface Source {
  snapshot: DatabaseSnapshot;
  held: HeldFiles;
  takenAt: Date;
}

/** Writes everything to a target that is open. */
async function writeArchive(target: Target, { snapshot, held, takenAt }: Source, options: BackupOptions) {
  const { report, passphrase, dataDir, env } = options;
  const secrets = await readNewsroomSecrets(dataDir, env, snapshot.client);
  const named = await findNamedFiles(snapshot.client);
  const writer = await ArchiveWriter.open(target.stream, { passphrase, time: takenAt });
  await writer.addBytes('about.json', toJson(await readAbout(snapshot, takenAt)));
  report.progress('Saving the database …');
  const database = await addRows(writer, snapshot);
  report.progress(`Saving ${formatCount(named.paths.length, 'file', 'files')} …`);
  const files = await addFiles(writer, held, named);
  await writer.addBytes('secrets.json', toJson(secrets));
  const counts: Manifest['counts'] = {
    tables: snapshot.tableCount,
    rows: Object.values(database.rows).reduce((sum, count) => sum + count, 0),
    files: files.count,
    fileBytes: files.bytes,
    databaseBytes: database.bytes,
  };
  const manifest: Manifest = {
    entries: [...writer.entries],
    counts,
    rows: database.rows,
    missingFiles: files.missing,
    filesElsewhere: named.elsewhere,
  };
  await writer.addBytes('manifest.json', toJson(manifest));
  await writer.finish();
  return { counts, missingFiles: files.missing, filesElsewhere: named.elsewhere };
}

function reportWhatIsMissing(
  report: Report,
  { missingFiles, filesElsewhere }: Awaited<ReturnType<typeof writeArchive>>,
) {
  if (missingFiles.length > 0) {
    const names = `${missingFiles.slice(0, 5).join(', ')}${missingFiles.length > 5 ? ' …' : ''}`;
    report.warn(
      `The archive lacks ${formatCount(missingFiles.length, 'file', 'files')} that the media library lists but the data folder doesn’t have: ${names}`,
    );
  }
  if (filesElsewhere > 0)
    report.progress(
      `The archive lacks ${formatCount(filesElsewhere, 'file', 'files')} stored at the upload provider: back up its bucket as well.`,
    );
}

const UNENCRYPTED =
  'The archive isn’t encrypted. Anyone who has it can read what readers sent, the secrets and the password hashes: set BACKUP_PASSPHRASE, or store it where no one else can read it.';

/**
 * Saves a newsroom, running or not, as it is at one moment: its database, its uploads and its secrets.
 * @throws BackupError with what to do; nothing is left of the archive then.
 */
export async function backUp(options: BackupOptions): Promise<Backup> {
  const { report, passphrase, to, keep } = options;
  const held = new HeldFiles(options.dataDir);
  let target: Target | undefined;
  const undo = async () => {
    await target?.discard();
    await held.release();
  };
  options.onInterrupt(undo);
  let snapshot: DatabaseSnapshot | undefined;
  try {
    // Before the snapshot: what is deleted after it is still named in it.
    await removeLeftovers(options.dataDir);
    await held.holdAll();
    snapshot = await DatabaseSnapshot.open(options.databaseUrl);
    const takenAt = new Date();
    const file = await resolveTarget(to, archiveName(takenAt, { encrypted: passphrase !== undefined }));
    const fileBytes = await sizeOfFiles(held, await findNamedFiles(snapshot.client));
    target = await openTarget(file, fileBytes + (await snapshot.size()) / 2 + MARGIN_BYTES);
    const written = await writeArchive(target, { snapshot, held, takenAt }, options);
    const published = await target.publish();
    reportWhatIsMissing(report, written);
    if (passphrase === undefined) report.progress(UNENCRYPTED);
    if (published) report.progress(`Saved ${published.file} (${formatBytes(published.bytes)})`);
    if (published && keep !== null)
      for (const name of await deleteOlder(dirname(published.file), keep)) report.progress(`Deleted ${name}`);
    return {
      file: published?.file ?? null,
      bytes: published?.bytes ?? null,
      counts: written.counts,
      missingFiles: written.missingFiles,
    };
  } catch (error) {
    await target?.discard();
    if (error instanceof BackupError) throw error;
    throw new BackupError(`The backup failed: ${reasonOf(error)}. Nothing was saved.`, { cause: error });
  } finally {
    await snapshot?.close().catch(() => undefined);
    await held.release();
  }
}
