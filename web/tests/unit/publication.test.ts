import { spawnSync } from 'node:child_process';
import fs, {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { isCompressedCopy } from '../../press/lib/compressed-copies.ts';
import { defaultPastDir } from '../../press/past/database.ts';
import { Past } from '../../press/past/past.ts';
import { readPast } from '../../press/past/read-past.ts';
import { openSiteFolder, type SiteFolder, stateDirOf } from '../../press/publish/site-folder.ts';
import { pastReasons } from '../../press/words/past.ts';

const scratch = mkdtempSync(join(tmpdir(), 'publication-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const paths = ['_redirects.json', 'articles/changed/index.html', 'articles/removed/index.html', 'index.html'];
/** The store, while it is open. */
const storeFiles = ['press.sqlite', 'press.sqlite-shm', 'press.sqlite-wal'];
const oldText = (path: string) => `old ${path}`.repeat(1000);
const newText = (path: string) => `new ${path}`.repeat(1000);

const pathsOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

/** The files of a folder with their texts, without compressed copies. */
const filesOf = (folder: string): Map<string, string> =>
  new Map(
    pathsOf(folder)
      .filter((path) => !isCompressedCopy(path))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

/** The compressed copies in a folder, with the texts that are in them. */
const copiesOf = (folder: string): Map<string, string> =>
  new Map(
    pathsOf(folder)
      .filter(isCompressedCopy)
      .map((path) => {
        const bytes = readFileSync(join(folder, path));
        return [path, (path.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes)).toString('utf8')];
      }),
  );

/** What there is to be beside files: two copies of each page and style, none of the list that only hosts read. */
const copiesFor = (files: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(
    [...files]
      .filter(([path]) => path !== '_redirects.json')
      .flatMap(([path, text]) => [`${path}.br`, `${path}.gz`].map((copy) => [copy, text] as const)),
  );

async function put(
  site: SiteFolder,
  changed: readonly string[],
  text: (path: string) => string,
  removed: string[] = [],
) {
  await site.begin();
  for (const path of changed) await site.stage(path, Buffer.from(text(path)));
  const keys = new Map(changed.map((path) => [path, 'key']));
  await site.publish({ changed: [...changed], removed, keys, ms: () => 7 });
  await site.copies.idle();
}

/** Starts a press on a site, which finishes what another left. */
async function reopen(outDir: string): Promise<void> {
  const site = await openSiteFolder(outDir);
  await site.copies.idle();
  await site.close();
}

const before = join(scratch, 'before');
const oldFiles = new Map(paths.map((path) => [path, oldText(path)]));
const newFiles = new Map([
  ['_astro/new.css', newText('_astro/new.css')],
  ['_redirects.json', oldText('_redirects.json')],
  ['articles/changed/index.html', newText('articles/changed/index.html')],
  ['articles/new/index.html', newText('articles/new/index.html')],
  ['index.html', newText('index.html')],
]);

describe('a publication', () => {
  test('replaces what changed, adds what is new, and leaves neither removed files nor empty folders behind', async () => {
    const site = await openSiteFolder(before);
    await put(site, paths, oldText);
    expect(filesOf(before)).toEqual(oldFiles);
    await recordOf(before, site);
    await site.close();

    const outDir = join(scratch, 'whole');
    cpSync(before, outDir, { recursive: true });
    cpSync(stateDirOf(before), stateDirOf(outDir), { recursive: true });
    const run = publish(outDir, Number.POSITIVE_INFINITY);
    expect(run.stderr).toBe('');
    expect(filesOf(outDir)).toEqual(newFiles);
    expect(copiesOf(outDir)).toEqual(copiesFor(newFiles));
    expect(existsSync(join(outDir, 'articles/removed'))).toBe(false);
    expect(readdirSync(stateDirOf(outDir))).toEqual(['press.sqlite']);
  });

  test('stages nothing for a file that has these bytes already', async () => {
    const site = await openSiteFolder(before);
    expect(await site.stage('index.html', Buffer.from(oldText('index.html')))).toBe(false);
    expect(await site.stage('index.html', Buffer.from('others'))).toBe(true);
    await site.begin();
    await site.close();
    expect(filesOf(before)).toEqual(oldFiles);
  });
});

/** What is recorded of a site’s home page: each text that readers got, and why, after a start has compared it with the disk. */
async function recordOf(outDir: string, site: SiteFolder) {
  const dir = defaultPastDir(outDir);
  const past = new Past({ dir, outDir, years: 3 });
  await past.catchUp(() => new Set(site.files.paths()), 'UTC');
  await past.close();
  return readPast(dir, (found) =>
    found?.versions('index.html').map(({ id, why }) => [id === null ? null : String(found.bytes(id)), why]),
  );
}

function publish(outDir: string, killAt: number) {
  return spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../fixtures/killed-publisher.ts'), outDir, String(killAt)],
    {
      encoding: 'utf8',
    },
  );
}

test('killed at any step, it leaves every file whole, and the next start leaves the old site or the new one', async () => {
  const outcomes: ('old' | 'new')[] = [];
  for (let step = 1; ; step += 1) {
    const outDir = join(scratch, `killed-${step}`);
    cpSync(before, outDir, { recursive: true });
    cpSync(stateDirOf(before), stateDirOf(outDir), { recursive: true });
    cpSync(defaultPastDir(before), defaultPastDir(outDir), { recursive: true });
    const { status, signal, stderr } = publish(outDir, step);
    if (status === 0) break;
    expect(`${signal} ${stderr}`, `step ${step}`).toBe('SIGKILL ');

    for (const [path, text] of filesOf(outDir)) {
      expect([oldText(path), newText(path)], `${path} after step ${step}`).toContain(text);
    }
    // A server that trusts what is beside a file, as Caddy does, never sends another version than the file's.
    for (const [path, text] of copiesOf(outDir)) {
      const own = filesOf(outDir).get(path.replace(/\.(br|gz)$/, '')) ?? text;
      expect(text === own, `${path} after step ${step}`).toBe(true);
    }
    const past = new Past({ dir: defaultPastDir(outDir), outDir, years: 3 });
    const site = await openSiteFolder(outDir, (published) => past.record(published));
    await past.close();
    const recovered = filesOf(outDir);
    const outcome = recovered.has('articles/new/index.html') ? 'new' : 'old';
    outcomes.push(outcome);
    expect(recovered, `after step ${step} and a start`).toEqual(outcome === 'new' ? newFiles : oldFiles);
    expect(site.files.paths(), `known after step ${step}`).toEqual([...recovered.keys()]);
    await site.copies.idle();
    expect(copiesOf(outDir), `copies after step ${step} and a start`).toEqual(copiesFor(recovered));
    // The record has neither lost a publication nor invented one.
    expect(await recordOf(outDir, site), `record after step ${step}`).toEqual([
      [oldText('index.html'), pastReasons.first],
      ...(outcome === 'new' ? [[newText('index.html'), 'the second version']] : []),
    ]);

    const changed = [...newFiles.keys()].filter((path) => path !== '_redirects.json');
    await put(
      site,
      changed,
      newText,
      site.files.has('articles/removed/index.html') ? ['articles/removed/index.html'] : [],
    );
    await site.close();
    expect(filesOf(outDir), `after step ${step} and another try`).toEqual(newFiles);
  }
  // Once it is decided there is no way back, and both sides of that were tried.
  expect(outcomes.length).toBeGreaterThan(15);
  expect(outcomes).toEqual(outcomes.toSorted().reverse());
  expect(new Set(outcomes).size).toBe(2);
});

describe('a compressed copy', () => {
  test('is made where it is missing or of another version, once the press starts again', async () => {
    const { outDir, site } = await copyOfSite('uncopied');
    await site.close();
    rmSync(join(outDir, 'index.html.br'));
    const again = await openSiteFolder(outDir);
    await again.copies.idle();
    expect(copiesOf(outDir)).toEqual(copiesFor(oldFiles));
    await again.close();
  });

  test('is made again when its file is compared and it is missing, or of another version', async () => {
    const { outDir, site } = await copyOfSite('stale-copies');
    rmSync(join(outDir, 'index.html.br'));
    const earlier = new Date(Date.now() - 5000);
    utimesSync(join(outDir, 'index.html.gz'), earlier, earlier);
    expect(await site.stage('index.html', Buffer.from(oldText('index.html')))).toBe(false);
    await site.copies.idle();
    expect(copiesOf(outDir)).toEqual(copiesFor(oldFiles));
    expect(statSync(join(outDir, 'index.html.gz')).mtime).toEqual(statSync(join(outDir, 'index.html')).mtime);
    await site.close();
  });

  test('that was being made when its file was replaced never gets its place', async () => {
    const { outDir, site } = await copyOfSite('replaced-meanwhile');
    let next: Promise<void> | undefined;
    const { utimes } = promises;
    // By then it is compressed; only then does the next version come.
    promises.utimes = async (...args) => {
      next ??= put(site, ['index.html'], () => 'A third version. '.repeat(1000));
      await vi.waitUntil(() => readFileSync(join(outDir, 'index.html'), 'utf8').startsWith('A third'), {
        timeout: 60_000,
      });
      return utimes(...args);
    };
    syncBuiltinESMExports();
    try {
      await site.begin();
      await site.stage('index.html', Buffer.from(newText('index.html')));
      await publishAll(site, ['index.html']);
      await next;
    } finally {
      promises.utimes = utimes;
      syncBuiltinESMExports();
    }
    expect(copiesOf(outDir).get('index.html.br')).toBe('A third version. '.repeat(1000));
    await site.close();
    expect(existsSync(join(stateDirOf(outDir), 'copies'))).toBe(false);
  });

  test('that the disk has no room for costs readers nothing else', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { outDir, site } = await copyOfSite('no-room-for-copies');
    await site.begin();
    await site.stage('index.html', Buffer.from(newText('index.html')));
    const { utimes } = promises;
    promises.utimes = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }));
    syncBuiltinESMExports();
    expect(await publishAll(site, ['index.html'])).toMatchObject({ changed: ['index.html'], failed: [] });
    promises.utimes = utimes;
    syncBuiltinESMExports();
    expect(filesOf(outDir).get('index.html')).toBe(newText('index.html'));
    expect(copiesOf(outDir).has('index.html.br')).toBe(false);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('couldn’t be made'), expect.anything());
    await site.close();
    warn.mockRestore();

    await reopen(outDir);
    expect(copiesOf(outDir).get('index.html.br')).toBe(newText('index.html'));
  });

  test('goes when its file becomes too small for one', async () => {
    const { outDir, site } = await copyOfSite('too-small');
    await put(site, ['index.html'], () => 'short');
    expect(readdirSync(outDir)).not.toContain('index.html.br');
    expect(readdirSync(outDir)).not.toContain('index.html.gz');
    await site.close();
  });

  test('is not trusted after a publication that could not be finished', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { outDir, site } = await copyOfSite('set-aside-copies');
    writeFileSync(join(stateDirOf(outDir), 'journal.json'), 'no journal');
    await expect(site.begin()).rejects.toThrow();
    await site.begin();
    expect(copiesOf(outDir)).toEqual(new Map());
    await site.close();
    warn.mockRestore();
  });
});

describe('a site’s folder', () => {
  test('with a file that was taken away from it has that file published again', async () => {
    const outDir = join(scratch, 'taken-away');
    const first = await openSiteFolder(outDir);
    await put(first, paths, oldText);
    await first.close();
    rmSync(join(outDir, 'index.html'));
    const second = await openSiteFolder(outDir);
    expect(second.files.has('index.html')).toBe(false);
    expect(second.files.has('articles/changed/index.html')).toBe(true);
    await second.close();
  });

  test('that holds someone’s files is refused, and left as it is', async () => {
    const outDir = join(scratch, 'foreign');
    mkdirSync(outDir);
    writeFileSync(join(outDir, 'letter.txt'), 'mine');
    await expect(openSiteFolder(outDir)).rejects.toThrow(/holds files, and no site of a press/);
    expect(filesOf(outDir)).toEqual(new Map([['letter.txt', 'mine']]));
  });

  test('is held by one press at a time; one that was killed does not count', async () => {
    const outDir = join(scratch, 'locked');
    const lock = join(stateDirOf(outDir), 'pid');
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, String(process.ppid));
    await expect(openSiteFolder(outDir)).rejects.toThrow(`Another press (process ${process.ppid}) keeps ${outDir}`);
    writeFileSync(lock, '99999999');
    await reopen(outDir);
    expect(existsSync(lock)).toBe(false);
  });
});

/** A site of its own, with the files of `paths`. */
async function copyOfSite(name: string): Promise<{ outDir: string; site: SiteFolder }> {
  const outDir = join(scratch, name);
  cpSync(before, outDir, { recursive: true });
  cpSync(stateDirOf(before), stateDirOf(outDir), { recursive: true });
  return { outDir, site: await openSiteFolder(outDir) };
}

const text = (path: string) => Buffer.from(`new ${path}`);
async function publishAll(site: SiteFolder, changed: string[], removed: string[] = []) {
  const keys = new Map(changed.map((path) => [path, 'new']));
  const applied = await site.publish({ changed, removed, keys, ms: () => null });
  await site.copies.idle();
  return applied;
}

describe('a file that can’t have its name', () => {
  test.each([
    ['is too long', `${'ä'.repeat(200)}/index.html`],
    ['is a folder where a file is', 'index.html/deeper.html'],
    ['has a character that no file has', 'a\0b/index.html'],
  ])('because it %s is refused when it is staged, and everything else is published', async (_, path) => {
    const { outDir, site } = await copyOfSite(`unwritable-${path.length}`);
    await site.begin();
    const staged = await site.stage(path, text(path));
    const changed = staged === true ? [path] : [];
    expect(await site.stage('other/index.html', text('other'))).toBe(true);
    const { failed } = await publishAll(site, ['other/index.html', ...changed]);
    const refused = typeof staged === 'object' ? [staged] : failed;
    expect(refused).toEqual([{ path, message: expect.stringMatching(/^A file can’t have this name/) }]);
    expect(filesOf(outDir).get('other/index.html')).toBe('new other');
    expect(site.files.has(path)).toBe(false);
    expect(readdirSync(stateDirOf(outDir)).sort()).toEqual(['pid', ...storeFiles]);
    await site.close();
  });

  test('is published as soon as what was in its way is gone, without a restart', async () => {
    const { outDir, site } = await copyOfSite('in-the-way');
    mkdirSync(join(outDir, 'page/index.html/someone'), { recursive: true });
    writeFileSync(join(outDir, 'page/index.html/someone/letter.txt'), 'mine');
    await site.begin();
    await site.stage('page/index.html', text('page'));
    expect((await publishAll(site, ['page/index.html'])).failed).toMatchObject([{ path: 'page/index.html' }]);

    rmSync(join(outDir, 'page/index.html/someone/letter.txt'));
    await site.begin();
    await site.stage('page/index.html', text('page'));
    expect((await publishAll(site, ['page/index.html'])).failed).toEqual([]);
    expect(filesOf(outDir).get('page/index.html')).toBe('new page');
    await site.close();
  });
});

test('a file becomes a folder of files, and a folder a file', async () => {
  const { outDir, site } = await copyOfSite('turned');
  await put(site, ['old', 'folder/a.html', 'folder/b/c.html'], (path) => `new ${path}`);
  await site.begin();
  for (const path of ['old/deeper/index.html', 'folder']) await site.stage(path, text(path));
  const applied = await publishAll(
    site,
    ['old/deeper/index.html', 'folder'],
    ['old', 'folder/a.html', 'folder/b/c.html'],
  );
  expect(applied.failed).toEqual([]);
  const files = filesOf(outDir);
  expect(files.get('old/deeper/index.html')).toBe('new old/deeper/index.html');
  expect(files.get('folder')).toBe('new folder');
  expect(site.files.paths()).toEqual([...files.keys()]);
  await site.close();
});

describe('a journal', () => {
  const writeJournal = (outDir: string, journal: string) =>
    writeFileSync(join(stateDirOf(outDir), 'journal.json'), journal);

  test('of the version before that names a file which can’t be there is finished without it by a restart', async () => {
    const { outDir, site } = await copyOfSite('stuck');
    await put(site, ['_headers'], (path) => `new ${path}`);
    await site.close();
    const staged = join(stateDirOf(outDir), 'staged');
    mkdirSync(join(staged, '_headers'), { recursive: true });
    writeFileSync(join(staged, '_headers/index.html'), 'a redirect');
    writeFileSync(join(staged, 'index.html'), 'new home');
    writeJournal(outDir, JSON.stringify({ changed: ['_headers/index.html', 'index.html'], removed: [] }));

    const again = await openSiteFolder(outDir);
    await again.copies.idle();
    expect(filesOf(outDir).get('index.html')).toBe('new home');
    expect(filesOf(outDir).get('_headers')).toBe('new _headers');
    expect(readdirSync(stateDirOf(outDir)).sort()).toEqual(['pid', ...storeFiles]);
    await again.close();
  });

  test.each([
    ['names a file that was never staged', JSON.stringify({ changed: ['lost/index.html'], removed: [] })],
    ['is no JSON', '{"changed": ['],
  ])('that %s is set aside the second time, and every file is looked at again', async (_, journal) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { outDir, site } = await copyOfSite(`set-aside-${journal.length}`);
    writeFileSync(join(outDir, 'moved-by-the-journal.html'), 'no one recorded this one');
    writeJournal(outDir, journal);
    await expect(site.begin()).rejects.toThrow();
    await site.begin();
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/was set aside, and every file is compared/));
    expect(site.files.paths()).toEqual([...paths, 'moved-by-the-journal.html'].sort());
    expect(new Set(site.files.paths().map((path) => site.files.get(path)?.key))).toEqual(new Set(['']));
    await site.stage('index.html', text('home'));
    expect(await publishAll(site, ['index.html'])).toMatchObject({ changed: ['index.html'], failed: [] });
    expect(readdirSync(stateDirOf(outDir)).sort()).toEqual(['journal.json.set-aside', 'pid', ...storeFiles]);
    await site.close();
    warn.mockRestore();

    writeJournal(outDir, journal);
    await reopen(outDir);
  });

  test('that a full disk cuts short is retained, however often it is retried', async () => {
    const { outDir, site } = await copyOfSite('no-rights');
    await site.close();
    const staged = join(stateDirOf(outDir), 'staged');
    mkdirSync(staged);
    writeFileSync(join(staged, 'index.html'), 'new home');
    writeJournal(outDir, JSON.stringify({ changed: ['index.html'], removed: [] }));
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    const rename = vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw full;
    });
    syncBuiltinESMExports();
    for (const _ of ['once', 'twice', 'three times']) await expect(openSiteFolder(outDir)).rejects.toThrow('ENOSPC');
    rename.mockRestore();
    syncBuiltinESMExports();
    await reopen(outDir);
    expect(filesOf(outDir).get('index.html')).toBe('new home');
  });
});
