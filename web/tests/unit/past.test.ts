import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { answerPast, type PastQuestion } from '../../press/past/command.ts';
import { pastFile } from '../../press/past/database.ts';
import { erase } from '../../press/past/erase.ts';
import { RecordedSite } from '../fixtures/recorded-site.ts';

const scratch = mkdtempSync(join(tmpdir(), 'past-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let sites = 0;
const newSite = (years?: number) => new RecordedSite(join(scratch, `site-${sites++}`), years);

const PAGE = 'articles/x/index.html';
/** A page such that another version differs in a line. */
const page = (line: string) => `<!doctype html>${'<p>What stays the same.</p>\n'.repeat(300)}<p>${line}</p>`;

describe('what is recorded', () => {
  test('has the bytes of each version, and of a file that was removed', async () => {
    const site = newSite();
    await site.publish({ [PAGE]: page('one'), 'rss.xml': '<rss/>' });
    await site.publish({ [PAGE]: page('two') });
    await site.publish({}, { removed: [PAGE] });
    expect(site.history(PAGE)).toEqual([page('one'), page('two'), null]);
    expect(site.history('rss.xml')).toEqual(['<rss/>']);
    expect(site.verify()).toMatchObject({ entries: 3, versions: 3, faults: [] });
  });

  test('is found by address and moment', async () => {
    const site = newSite();
    await site.publish({ [PAGE]: page('May') }, { at: '2026-05-01T10:00:00.000Z', why: 'change: articles/abc' });
    await site.publish({ [PAGE]: page('June') }, { at: '2026-06-01T10:00:00.000Z' });
    const at = (moment: string) =>
      site.read((past) => {
        const file = past.fileAt('https://example.org/articles/x?utm_source=mail#part') ?? '';
        const found = past.at(file, moment);
        return found?.id ? { text: String(past.bytes(found.id)), until: found.until, why: found.why } : null;
      });
    expect(at('2026-04-30T00:00:00.000Z')).toBeNull();
    expect(at('2026-05-01T10:00:00.000Z')).toEqual({
      text: page('May'),
      until: '2026-06-01T10:00:00.000Z',
      why: 'change: articles/abc',
    });
    expect(at('2026-12-24T00:00:00.000Z')).toMatchObject({ text: page('June'), until: null });
    expect(site.read((past) => past.fileAt('/articles/y/'))).toBeNull();
  });

  test('gains no entry where nothing differs', async () => {
    const site = newSite();
    await site.publish({ [PAGE]: page('one') });
    await site.publish({ [PAGE]: page('one') }, { removed: [] });
    await site.past.record({ changed: [], removed: ['never/there.html'], why: 'change', at: new Date().toISOString() });
    expect(site.verify().entries).toBe(1);
  });

  test('stores the same bytes once, and another version of a page in little', async () => {
    const site = newSite();
    const random = Array.from({ length: 20_000 }, () => Math.random().toString(36)).join(' ');
    const sizeOf = () => {
      site.tamper('pragma wal_checkpoint(truncate)');
      return readFileSync(pastFile(site.dir)).length;
    };
    await site.publish({ [PAGE]: random });
    const first = sizeOf();
    await site.publish({ 'articles/y/index.html': random, [PAGE]: `${random} and a line` });
    expect(sizeOf() - first).toBeLessThan(20_000);
    expect(site.history(PAGE)).toEqual([random, `${random} and a line`]);
  });

  test('names pictures and stores none', async () => {
    const site = newSite();
    await site.publish({ '_pictures/abc.avif': Buffer.from('a picture') });
    expect(site.history('_pictures/abc.avif')).toEqual(['elsewhere']);
    expect(site.verify().faults).toEqual([]);
  });
});

describe('a site that was there before its record', () => {
  test('is recorded whole, once, and again only where its files differ', async () => {
    const site = newSite();
    site.write({ 'index.html': page('home'), [PAGE]: page('one'), '_cta/current.json': '{}' });
    await site.catchUp();
    expect(site.verify()).toMatchObject({ entries: 1, versions: 3, faults: [] });
    await site.restart();
    await site.catchUp();
    expect(site.verify().entries).toBe(1);

    site.write({ [PAGE]: page('by hand') });
    site.remove('index.html');
    await site.restart();
    await site.catchUp();
    expect(site.history(PAGE)).toEqual([page('one'), page('by hand')]);
    expect(site.history('index.html')).toEqual([page('home'), null]);
    expect(site.verify()).toMatchObject({ entries: 2, faults: [] });
  });

  test('is published meanwhile, and what was published is the newest', async () => {
    const site = newSite();
    const paths = Array.from({ length: 210 }, (_, number) => `articles/${number}/index.html`);
    site.write(Object.fromEntries(paths.map((path) => [path, page(path)])));
    const caughtUp = site.catchUp();
    await site.publish({ 'articles/209/index.html': page('new'), 'articles/210/index.html': page('added') });
    await caughtUp;
    expect(site.history('articles/209/index.html').at(-1)).toBe(page('new'));
    expect(site.history('articles/210/index.html')).toEqual([page('added')]);
    expect(site.history('articles/0/index.html')).toEqual([page('articles/0/index.html')]);
    expect(site.verify().faults).toEqual([]);
  });
});

describe('a record that can’t be written', () => {
  test('is reported, keeps nothing from being published, and has what it lacked once it can be', async () => {
    const site = newSite();
    // No folder can be where a file is.
    writeFileSync(site.dir, 'in the way');
    await site.publish({ [PAGE]: page('one') });
    expect(site.past.failure()).toContain(`can’t be recorded in ${site.dir}`);
    await site.catchUp();
    expect(site.past.failure()).not.toBeNull();

    rmSync(site.dir);
    await site.publish({ 'index.html': page('home') });
    expect(site.past.failure()).not.toBeNull();
    await site.catchUp();
    expect(site.past.failure()).toBeNull();
    expect(site.history(PAGE)).toEqual([page('one')]);
    expect(site.verify().faults).toEqual([]);
  });

  test.each([
    [
      'of a newer press',
      (file: string) =>
        execFileSync(process.execPath, [
          '-e',
          `new (require('node:sqlite').DatabaseSync)(${JSON.stringify(file)}).exec('pragma user_version = 99')`,
        ]),
    ],
    [
      'damaged',
      (file: string) => writeFileSync(file, 'no database at all, but long enough to be taken for one'.repeat(100)),
    ],
  ])('because it is %s is left as it is', async (_, damage) => {
    const site = newSite();
    mkdirSync(site.dir, { recursive: true });
    const file = pastFile(site.dir);
    damage(file);
    const before = readFileSync(file);
    await site.publish({ [PAGE]: page('one') });
    expect(site.past.failure()).not.toBeNull();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('proof', () => {
  const recorded = async () => {
    const site = newSite();
    await site.publish({ [PAGE]: page('one'), 'index.html': page('home'), '_pictures/a.avif': 'picture' });
    await site.publish({ [PAGE]: page('two') });
    await site.publish({ 'index.html': page('new home') }, { removed: [PAGE] });
    return site;
  };

  test.each([
    ['a time', "update entries set at = '2020-01-01T00:00:00.000Z' where number = 2"],
    ['a reason', "update entries set why = 'another' where number = 1"],
    ['a kind', "update entries set kind = 'pruning' where number = 2"],
    ['a subject', "update entries set subject = 'another' where number = 2"],
    ['a hash', 'update entries set hash = zeroblob(32) where number = 3'],
    ['the hash before', 'update entries set previous = zeroblob(32) where number = 3'],
    ['an entry in the middle', 'delete from entries where number = 2; delete from files where entry = 2'],
    ['numbers', 'update files set entry = 9 where entry = 3; update entries set number = 9 where number = 3'],
    ['a path', "update paths set path = 'articles/y/index.html' where path = 'articles/x/index.html'"],
    ['a digest', 'update versions set digest = zeroblob(32) where id = 1'],
    ['the version of a file', 'update files set version = 1 where entry = 2'],
    ['a file of an entry', 'delete from files where entry = 3 and version is null'],
    ['a file of no entry', 'insert into files (path, entry, version) values (1, 7, 1)'],
    ['stored bytes', 'update versions set bytes = zeroblob(length(bytes)) where id = 1'],
    [
      'stored bytes that differ',
      'update versions set bytes = (select bytes from versions where id = 1) where base is not null',
    ],
    ['missing bytes', 'update versions set bytes = null where id = 1'],
    ['bytes said to be erased', "update versions set bytes = null, gone = 'erased' where id = 1"],
    ['bytes said to be pruned', "update versions set bytes = null, gone = 'pruned' where id = 1"],
    ['bytes said to be elsewhere', "update versions set bytes = null, gone = 'elsewhere' where id = 1"],
    ['bytes said to be gone that aren’t', "update versions set gone = 'erased' where id = 1"],
    ['a version', 'delete from versions where id = 1'],
    ['what is compared with the disk', 'update paths set version = 1'],
  ])('finds that someone changed %s', async (_, sql) => {
    const site = await recorded();
    expect(site.verify().faults).toEqual([]);
    site.tamper(sql);
    expect(site.verify().faults).not.toEqual([]);
  });

  test('finds that the newest entries were cut off, by a hash that was written down before', async () => {
    const site = await recorded();
    const head = site.read((past) => past.head());
    expect(site.verify(head?.hash).faults).toEqual([]);
    site.tamper(`delete from entries where number = 3; delete from files where entry = 3;
      update paths set version = (select version from files where path = paths.id order by entry desc limit 1)`);
    expect(site.verify().faults).toEqual([]);
    expect(site.verify(head?.hash).faults).toEqual([
      `No entry has the hash ${head?.hash}: entries were removed or replaced.`,
    ]);
  });
});

describe('erasing', () => {
  test('removes the bytes for good, and leaves digests, the reason, and other pages', async () => {
    const site = newSite();
    const secret = 'Mrs. Example of Elm Street';
    await site.publish({ [PAGE]: page('one'), 'articles/y/index.html': page(secret) });
    // Stored against bytes that are about to go.
    await site.publish({ [PAGE]: page(secret), 'articles/y/index.html': page('without') });
    await site.publish({ [PAGE]: page('three') });
    const digests = site.read((past) => past.versions(PAGE).map(({ digest }) => digest));

    const { count, head } = erase(site.dir, PAGE, 'Order of a court');
    expect(count).toBe(3);
    expect(site.history(PAGE)).toEqual(['erased', 'erased', 'erased']);
    expect(site.read((past) => past.versions(PAGE).map(({ digest }) => digest))).toEqual(digests);
    expect(site.history('articles/y/index.html')).toEqual(['erased', page('without')]);
    expect(site.verify(head.hash).faults).toEqual([]);
    expect(readFileSync(pastFile(site.dir)).includes(secret)).toBe(false);

    // Shown again, it is named and not stored.
    await site.publish({ [PAGE]: page('one') });
    await site.publish({ [PAGE]: page('four') });
    expect(site.history(PAGE).slice(3)).toEqual(['erased', page('four')]);
    expect(site.verify().faults).toEqual([]);
  });

  test('of what was never there is refused', async () => {
    const site = newSite();
    await site.publish({ [PAGE]: page('one') });
    expect(() => erase(site.dir, 'articles/y/index.html', 'no reason')).toThrow('The record has no file');
    expect(site.verify().entries).toBe(1);
  });
});

describe('bytes older than PAST_YEARS', () => {
  test('are removed, but for what was live then and what is stored against them', async () => {
    const site = newSite();
    const year = new Date().getUTCFullYear();
    for (const ago of [6, 5, 4, 2, 1])
      await site.publish({ [PAGE]: page(`${ago} years ago`) }, { at: `${year - ago}-01-01T00:00:00.000Z` });
    await site.catchUp();
    expect(site.history(PAGE)).toEqual(['pruned', 'pruned', ...[4, 2, 1].map((ago) => page(`${ago} years ago`))]);
    const { entries, faults } = site.verify();
    expect(faults).toEqual([]);

    // A second time, there is nothing to remove; and what comes back is stored again.
    await site.restart();
    await site.catchUp();
    expect(site.verify().entries).toBe(entries);
    await site.publish({ [PAGE]: page('6 years ago') });
    expect(site.history(PAGE)[0]).toBe(page('6 years ago'));
    expect(site.verify().faults).toEqual([]);
  });
});

describe('press past', () => {
  const ask = async (site: RecordedSite, asked: Partial<PastQuestion>) => {
    const written: string[] = [];
    const output = { write: (bytes: Buffer | string) => void written.push(String(bytes)), note: () => undefined };
    const nothing = {
      address: undefined,
      at: undefined,
      head: undefined,
      copy: undefined,
      erase: undefined,
      reason: undefined,
    };
    const code = await answerPast(site.dir, { ...nothing, verify: false, ...asked }, output);
    return { code, text: written.join('') };
  };
  const recorded = async () => {
    const site = newSite();
    // In New York, 2 and 4 in the afternoon.
    await site.publish({ [PAGE]: page('first') }, { at: '2026-05-03T18:00:00.000Z', why: 'change: articles/abc' });
    await site.publish({ [PAGE]: page('second') }, { at: '2026-05-03T20:00:00.000Z' });
    await site.catchUp();
    return site;
  };

  test('lists versions, and prints the bytes of a moment by the newsroom’s clocks or with an offset', async () => {
    const site = await recorded();
    expect((await ask(site, { address: '/articles/x/' })).text).toMatch(
      /^2026-05-03T14:00:00.000-04:00 {2}[0-9a-f]{64} .*change: articles\/abc\n/,
    );
    expect((await ask(site, { address: '/articles/x/', at: '2026-05-03T15:59' })).text).toBe(page('first'));
    expect((await ask(site, { address: '/articles/x/', at: '2026-05-03T20:00Z' })).text).toBe(page('second'));
    await expect(ask(site, { address: '/articles/x/', at: '2026-05-03T10:00' })).rejects.toThrow(
      'Nothing is recorded there',
    );
    await expect(ask(site, { address: '/articles/x/', at: 'May' })).rejects.toThrow('isn’t a time');
    await expect(ask(site, { address: '/articles/y/' })).rejects.toThrow('Nothing is recorded at /articles/y/.');
  });

  test('proves the record and copies of it, and says so when it can’t', async () => {
    const site = await recorded();
    const copied = newSite();
    mkdirSync(copied.dir, { recursive: true });
    await ask(site, { copy: pastFile(copied.dir) });
    for (const one of [site, copied]) expect(await ask(one, { verify: true })).toMatchObject({ code: 0 });
    site.tamper("update entries set why = 'another' where number = 1");
    expect(await ask(site, { verify: true })).toMatchObject({ code: 1 });
    expect(await ask(copied, { verify: true })).toMatchObject({ code: 0 });
  });

  test('erases with a reason only', async () => {
    const site = await recorded();
    await expect(ask(site, { erase: '/articles/x/' })).rejects.toThrow('Say why with --reason');
    await ask(site, { erase: '/articles/x/', reason: 'Order of a court' });
    await expect(ask(site, { address: '/articles/x/', at: '2026-05-03T15:59' })).rejects.toThrow(
      'These bytes were erased.',
    );
  });
});

test('whatever is published, restarted and erased, each version is what readers got, and the record is proven', async () => {
  const paths = ['index.html', PAGE, 'articles/y/index.html', 'rss.xml', '_cta/current.json', '_pictures/p.avif'];
  const texts: Record<string, string> = { '': '', short: 'a', a: page('a'), b: page('b'), c: page('c'), d: page('d') };
  const text = fc.constantFrom(...Object.keys(texts));
  const step = fc.oneof(
    fc.record({
      files: fc.dictionary(fc.constantFrom(...paths), text, { minKeys: 1 }),
      removed: fc.subarray(paths),
    }),
    fc.constant('restart' as const),
    fc.constantFrom(...paths).map((erased) => ({ erased })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const site = newSite();
      const expected = new Map<string, (string | null)[]>();
      const erasedTexts = new Set<string>();
      for (const one of steps) {
        if (one === 'restart') {
          await site.restart();
          await site.catchUp();
        } else if ('erased' in one) {
          if (!expected.has(one.erased) || one.erased.startsWith('_pictures/')) continue;
          erase(site.dir, one.erased, 'property');
          for (const got of expected.get(one.erased) ?? []) if (got !== null) erasedTexts.add(got);
        } else {
          const removed = one.removed.filter((path) => site.files.has(path) && !(path in one.files));
          const files = Object.fromEntries(Object.entries(one.files).map(([path, name]) => [path, texts[name] ?? '']));
          await site.publish(files, { removed });
          for (const [path, got] of [...Object.entries(files), ...removed.map((path) => [path, null] as const)]) {
            const before = expected.get(path) ?? [];
            if (before.at(-1) !== got) expected.set(path, [...before, got]);
          }
        }
      }
      for (const [path, gotten] of expected) {
        const had = gotten.map((got) => {
          if (got === null) return null;
          return erasedTexts.has(got) ? 'erased' : got;
        });
        // A picture’s bytes are stored only where another file has the same.
        if (!path.startsWith('_pictures/')) expect(site.history(path), path).toEqual(had);
      }
      if (expected.size > 0) expect(site.verify().faults).toEqual([]);
      await site.past.close();
    }),
    { endOnFailure: true, numRuns: 40 },
  );
});
