import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

import { type About, FORMAT } from './archive/manifest.ts';
import { BackupError } from './backup-error.ts';

const cms = join(import.meta.dirname, '..');
const packageFile = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()) });

/** The versions of this checkout or image. */
export function ownVersions(): { patientPress: string; strapi: string } {
  const { version, dependencies } = packageFile.parse(JSON.parse(readFileSync(join(cms, 'package.json'), 'utf8')));
  return { patientPress: version, strapi: dependencies['@strapi/strapi'] ?? '' };
}

/** The migrations that this version knows: `banners/0001-create-tables`. An image has only what was compiled. */
function knownMigrations(): Set<string> {
  const inSource = globSync('src/*/migrations/[0-9]*.ts', { cwd: cms });
  const files = inSource.length > 0 ? inSource : globSync('dist/src/*/migrations/[0-9]*.js', { cwd: cms });
  return new Set(files.map((file) => `${basename(dirname(dirname(file)))}/${basename(file).replace(/\.[jt]s$/, '')}`));
}

const numbersOf = (version: string) => version.split(/[.-]/).map((part) => Number(part) || 0);

function isNewer(version: string, than: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(than)];
  const place = [0, 1, 2].find((index) => one[index] !== other[index]);
  return place !== undefined && (one[place] ?? 0) > (other[place] ?? 0);
}

/** @throws BackupError when an archive comes from a newer version than this one. */
export function refuseNewer({ format, versions, migrations }: About): void {
  const own = ownVersions();
  const known = knownMigrations();
  const newer = [
    format > FORMAT && 'the archive has a newer format',
    isNewer(versions.patientPress, own.patientPress) &&
      `it is from Patient Press ${versions.patientPress}, and this is ${own.patientPress}`,
    isNewer(versions.strapi, own.strapi) && `it is from Strapi ${versions.strapi}, and this is ${own.strapi}`,
    migrations.some((name) => !known.has(name)) &&
      `its database has been through ${migrations.find((name) => !known.has(name))}, which this version doesn’t know`,
  ].filter((reason) => reason !== false);
  if (newer.length > 0)
    throw new BackupError(
      `The archive comes from a newer version: ${newer.join('; ')}. Nothing was changed. Restore it with that version or a later one.`,
    );
}
