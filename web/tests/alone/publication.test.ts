import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSite, type Site, stateDirOf } from '../../press/publish/site.ts';

const scratch = mkdtempSync(join(tmpdir(), 'publication-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const paths = ['_redirects.json', 'articles/changed/index.html', 'articles/removed/index.html', 'index.html'];
const oldText = (path: string) => `old ${path}`.repeat(1000);
const newText = (path: string) => `new ${path}`.repeat(1000);

function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  );
}

async function put(site: Site, changed: readonly string[], text: (path: string) => string, removed: string[] = []) {
  await site.begin();
  for (const path of changed) await site.stage(path, Buffer.from(text(path)));
  const keys = new Map(changed.map((path) => [path, 'key']));
  await site.publish({ changed: [...changed], removed, keys, ms: () => 7 });
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
    const site = await openSite(before);
    await put(site, paths, oldText);
    expect(filesOf(before)).toEqual(oldFiles);
    site.close();

    const outDir = join(scratch, 'whole');
    cpSync(before, outDir, { recursive: true });
    cpSync(stateDirOf(before), stateDirOf(outDir), { recursive: true });
    const run = publish(outDir, Number.POSITIVE_INFINITY);
    expect(run.stderr).toBe('');
    expect(filesOf(outDir)).toEqual(newFiles);
    expect(existsSync(join(outDir, 'articles/removed'))).toBe(false);
    expect(readdirSync(stateDirOf(outDir)).sort()).toEqual(['files.jsonl']);
  });

  test('stages nothing for a file that has these bytes already', async () => {
    const site = await openSite(before);
    expect(await site.stage('index.html', Buffer.from(oldText('index.html')))).toBe(false);
    expect(await site.stage('index.html', Buffer.from('others'))).toBe(true);
    await site.begin();
    site.close();
    expect(filesOf(before)).toEqual(oldFiles);
  });
});

function publish(outDir: string, killAt: number) {
  return spawnSync(process.execPath, [join(import.meta.dirname, 'killed-publisher.ts'), outDir, String(killAt)], {
    encoding: 'utf8',
  });
}

test('killed at any step, it leaves every file whole, and the next start leaves the old site or the new one', async () => {
  const outcomes: ('old' | 'new')[] = [];
  for (let step = 1; ; step += 1) {
    const outDir = join(scratch, `killed-${step}`);
    cpSync(before, outDir, { recursive: true });
    cpSync(stateDirOf(before), stateDirOf(outDir), { recursive: true });
    const { status, signal, stderr } = publish(outDir, step);
    if (status === 0) break;
    expect(`${signal} ${stderr}`, `step ${step}`).toBe('SIGKILL ');

    for (const [path, text] of filesOf(outDir)) {
      expect([oldText(path), newText(path)], `${path} after step ${step}`).toContain(text);
    }
    const site = await openSite(outDir);
    const recovered = filesOf(outDir);
    const outcome = recovered.has('articles/new/index.html') ? 'new' : 'old';
    outcomes.push(outcome);
    expect(recovered, `after step ${step} and a start`).toEqual(outcome === 'new' ? newFiles : oldFiles);
    expect([...site.files.keys()].sort(), `known after step ${step}`).toEqual([...recovered.keys()]);

    const changed = [...newFiles.keys()].filter((path) => path !== '_redirects.json');
    await put(
      site,
      changed,
      newText,
      site.files.has('articles/removed/index.html') ? ['articles/removed/index.html'] : [],
    );
    site.close();
    expect(filesOf(outDir), `after step ${step} and another try`).toEqual(newFiles);
  }
  // Once it is decided there is no way back, and both sides of that were tried.
  expect(outcomes.length).toBeGreaterThan(15);
  expect(outcomes).toEqual(outcomes.toSorted().reverse());
  expect(new Set(outcomes).size).toBe(2);
});

describe('a site’s folder', () => {
  test('with a file that was taken away from it has that file published again', async () => {
    const outDir = join(scratch, 'taken-away');
    const first = await openSite(outDir);
    await put(first, paths, oldText);
    first.close();
    rmSync(join(outDir, 'index.html'));
    const second = await openSite(outDir);
    expect(second.files.has('index.html')).toBe(false);
    expect(second.files.has('articles/changed/index.html')).toBe(true);
    second.close();
  });

  test('that holds somebody’s files is refused, and left as it is', async () => {
    const outDir = join(scratch, 'foreign');
    mkdirSync(outDir);
    writeFileSync(join(outDir, 'letter.txt'), 'mine');
    await expect(openSite(outDir)).rejects.toThrow(/holds files, and no site of a press/);
    expect(filesOf(outDir)).toEqual(new Map([['letter.txt', 'mine']]));
  });

  test('is kept by one press at a time; one that was killed does not count', async () => {
    const outDir = join(scratch, 'locked');
    const lock = join(stateDirOf(outDir), 'pid');
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, String(process.ppid));
    await expect(openSite(outDir)).rejects.toThrow(`Another press (process ${process.ppid}) keeps ${outDir}`);
    writeFileSync(lock, '99999999');
    (await openSite(outDir)).close();
    expect(existsSync(lock)).toBe(false);
  });
});
