import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedSecrets } from '@patient-press/shared/shared-secret-names';
import { expect, onTestFinished, test } from 'vitest';
import { deleteOlder, openTarget } from '../../backup/archive-file.ts';
import { OUTGOING_QUEUES } from '../../backup/database/restore-database.ts';
import { HeldFiles } from '../../backup/files/held-files.ts';
import { removeLeftovers } from '../../backup/files/remove-leftovers.ts';
import { readBackupOptions, readRestoreOptions } from '../../backup/options.ts';
import { chooseSecrets } from '../../backup/secrets.ts';
import { refuseNewer } from '../../backup/versions.ts';
import '../fixtures/no-stack-environment.ts';

const { jobs } = await import('../../src/jobs.ts');

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'patient-press-backup-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('every queue is known as one that reaches someone outside, or as one that works inside', () => {
  const inside = ['audit-head', 'prune-versions', 'purge', 'reseal', 'schedules'];
  expect(jobs.map(({ queue }) => queue.name).sort()).toEqual([...OUTGOING_QUEUES, ...inside].sort());
});

const archived = Object.fromEntries(sharedSecrets.map((name) => [name, `archived-${name}`]));

test('the archive’s secrets are restored, but for those that the environment sets', () => {
  const { stored, changed } = chooseSecrets(archived, { LEAD_KEY: archived.LEAD_KEY }, { rotates: false });
  const { LEAD_KEY: _, ...others } = archived;
  expect(stored).toEqual(others);
  expect(changed).toEqual([]);
});

test('a key that was rotated since the backup is accepted while the archive’s is still in the list', () => {
  const env = { LEAD_KEY: `new,${archived.LEAD_KEY}` };
  expect(chooseSecrets(archived, env, { rotates: false }).stored).not.toHaveProperty('LEAD_KEY');
});

test('another token of the press is taken from the environment, but another key for readers’ data is refused', () => {
  expect(chooseSecrets(archived, { PRESS_TOKEN: 'another' }, { rotates: false }).changed).toEqual(['PRESS_TOKEN']);
  expect(() => chooseSecrets(archived, { LEAD_KEY: 'another' }, { rotates: false })).toThrow(
    /^LEAD_KEY in the environment isn’t the one in the archive.*Nothing was changed/,
  );
});

test('a copy gets secrets of its own, and refuses to share the original’s', () => {
  const { stored, changed } = chooseSecrets(archived, {}, { rotates: true });
  const shared = sharedSecrets.filter((name) => stored[name] === archived[name]);
  expect(shared).toEqual(['LEAD_KEY', 'ENCRYPTION_KEY']);
  expect(changed.sort()).toEqual(sharedSecrets.filter((name) => !shared.includes(name)).sort());
  expect(() => chooseSecrets(archived, { PRESS_TOKEN: archived.PRESS_TOKEN }, { rotates: true })).toThrow(
    /a copy needs its own/,
  );
});

test('the newest archives stay, as many as asked for, and nothing else is deleted but what killed backups left', async () => {
  const dir = folder();
  const archive = (day: number, ending = '') => `patient-press-2026-11-${day}T02-00-00Z.tar.gz${ending}`;
  const draft = '.patient-press-2026-11-20T02-00-00Z.tar.gz.77.part';
  for (const name of [archive(21), archive(22, '.age'), archive(23), archive(24), 'notes.txt', draft])
    writeFileSync(join(dir, name), '');
  utimesSync(join(dir, draft), 0, 0);
  const deleted = await deleteOlder(dir, 2);
  expect(deleted.sort()).toEqual([draft, archive(21), archive(22, '.age')].sort());
  expect(readdirSync(dir).sort()).toEqual(['notes.txt', archive(23), archive(24)].sort());
});

test('an archive has its name once it is complete, and leaves nothing when it is given up', async () => {
  const file = join(folder(), 'new/patient-press.tar.gz');
  const target = await openTarget(file, 0);
  expect(readdirSync(join(file, '..'))).toEqual([expect.stringMatching(/\.part$/)]);
  await target.discard();
  expect(readdirSync(join(file, '..'))).toEqual([]);
});

test('a backup isn’t begun when the disk has too little space for it', async () => {
  const dir = folder();
  await expect(openTarget(join(dir, 'a.tar.gz'), 1e18)).rejects.toThrow(/^There is too little space in .* are needed/);
  expect(readdirSync(dir)).toEqual([]);
});

test('a file that is deleted while the backup runs is still in it', async () => {
  const dir = folder();
  mkdirSync(join(dir, 'public/uploads'), { recursive: true });
  writeFileSync(join(dir, 'public/uploads/a.jpg'), 'a picture');
  const held = new HeldFiles(dir);
  await held.holdAll();
  rmSync(join(dir, 'public/uploads/a.jpg'));
  writeFileSync(join(dir, 'public/uploads/b.jpg'), 'added later');
  const read = async (path: string) => {
    const handle = await held.open(path);
    const content = await handle?.readFile('utf8');
    await handle?.close();
    return content;
  };
  expect(await read('public/uploads/a.jpg')).toBe('a picture');
  expect(await read('public/uploads/b.jpg')).toBe('added later');
  expect(await read('public/uploads/c.jpg')).toBeUndefined();
  await held.release();
  expect(readdirSync(dir)).toEqual(['public']);
});

test('what a killed backup or restore left in the data folder is removed, and nothing else', async () => {
  const dir = folder();
  // No process has this id: https://man7.org/linux/man-pages/man5/proc_sys_kernel.5.html, “pid_max”.
  for (const name of ['.backup-4194305', '.restore-4194305', 'public', `.backup-${process.ppid}`])
    mkdirSync(join(dir, name));
  writeFileSync(join(dir, '.restore-4194305.archive'), '');
  await removeLeftovers(dir);
  expect(readdirSync(dir).sort()).toEqual([`.backup-${process.ppid}`, 'public']);
});

const { version, dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
const about = {
  format: 1,
  takenAt: '2026-11-27T02:00:00.000Z',
  versions: { patientPress: version, strapi: dependencies['@strapi/strapi'], postgres: '18.4', node: '24.21.0' },
  migrations: ['banners/0001-create-tables'],
};

test.each([
  ['this version', about, null],
  ['an older one', { ...about, versions: { ...about.versions, patientPress: '0.0.9', strapi: '5.9.12' } }, null],
  ['a newer one', { ...about, versions: { ...about.versions, patientPress: '99.0.0' } }, /Patient Press 99\.0\.0/],
  ['a newer Strapi', { ...about, versions: { ...about.versions, strapi: '5.999.0' } }, /Strapi 5\.999\.0/],
  ['a newer format', { ...about, format: 2 }, /newer format/],
  ['a later migration', { ...about, migrations: ['banners/0999-later'] }, /banners\/0999-later/],
])('an archive of %s is refused only when it is newer', (_what, made, refusal) => {
  if (refusal) expect(() => refuseNewer(made)).toThrow(refusal);
  else expect(() => refuseNewer(made)).not.toThrow();
});

test('the passphrase comes from a file or the environment, and options that make no sense are refused', () => {
  const file = join(folder(), 'passphrase');
  writeFileSync(file, 'from the file\n');
  const read = (args: string[]) => readBackupOptions(args, { BACKUP_PASSPHRASE: 'from outside' }, 'backups');
  expect(read([]).passphrase).toBe('from outside');
  expect(read([`--passphrase-file=${file}`]).passphrase).toBe('from the file');
  expect(() => read(['--keep=0'])).toThrow('--keep must be a whole number from 1.');
  expect(() => read(['--kep=3'])).toThrow(/kep/);
  expect(() => readRestoreOptions([], {})).toThrow('Name one archive.');
  expect(() => readRestoreOptions(['a.tar.gz', '--replace'], {})).toThrow(/add --yes/);
});
