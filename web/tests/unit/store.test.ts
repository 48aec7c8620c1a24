import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { inTransaction, openDatabase } from '../../press/store/database.ts';
import { FileRecords } from '../../press/store/file-records.ts';
import { type Node, Nodes } from '../../press/store/nodes.ts';

const scratch = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const newFile = () => join(mkdtempSync(join(scratch, 'store-')), 'press.sqlite');

function fill(file: string): void {
  const database = openDatabase(file);
  inTransaction(database, () => {
    const insert = database.prepare('insert into state (name, value) values (?, ?)');
    for (let index = 0; index < 2000; index++) insert.run(`name ${index}`, 'x'.repeat(200));
  });
  database.close();
}

const countIn = (database: DatabaseSync) => database.prepare('select count(*) as count from state').get()?.count;

const damages: Record<string, (file: string) => void> = {
  truncated: (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
  'cut to nothing like a database': (file) => writeFileSync(file, 'no database'),
  'from a newer version': (file) => {
    const database = new DatabaseSync(file);
    database.exec('pragma user_version = 999');
    database.close();
  },
};

test('what was stored is there when the store is opened again', () => {
  const file = newFile();
  fill(file);
  const database = openDatabase(file);
  expect(countIn(database)).toBe(2000);
  database.close();
});

test.each(Object.keys(damages))('a store that is %s is set aside, and an empty one takes its place', (damage) => {
  const file = newFile();
  fill(file);
  damages[damage]?.(file);
  const database = openDatabase(file);
  expect(countIn(database)).toBe(0);
  database.close();
  expect(readdirSync(join(file, '..'))).toContain('press.sqlite.set-aside');
});

test('of a transaction that fails, nothing stays', () => {
  const database = openDatabase(newFile());
  expect(() =>
    inTransaction(database, () => {
      database.exec("insert into state (name, value) values ('a', 'b')");
      throw new Error('halfway');
    }),
  ).toThrow('halfway');
  expect(countIn(database)).toBe(0);
  database.close();
});

const aNode = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'a 1', 'a 2'),
  rank: fc.nat(3),
  file: fc.constantFrom(null, 'x.html', 'x/index.html', 'y.html'),
  key: fc.string({ maxLength: 3 }),
  facts: fc.uniqueArray(fc.constantFrom('one', 'two', 'three', 'four'), { maxLength: 4 }),
  isRemoved: fc.boolean(),
});

test('nodes are found by what they read, by their file and by their name, whatever changed before', () => {
  fc.assert(
    fc.property(fc.array(aNode, { maxLength: 30 }), (history) => {
      const database = openDatabase(':memory:');
      const nodes = new Nodes(database);
      const model = new Map<string, { node: Node; facts: string[] }>();
      for (const { facts, isRemoved, ...node } of history) {
        if (isRemoved) {
          nodes.remove(node.name);
          model.delete(node.name);
        } else {
          nodes.look(node, facts);
          nodes.settle(node.name, node.key, nodes.newestMark);
          model.set(node.name, { node, facts });
        }
      }
      expect(nodes.markedAfter(0)).toEqual([]);
      for (const fact of ['one', 'two', 'three', 'four']) {
        const before = nodes.newestMark;
        nodes.markReadersOf([fact]);
        const readers = [...model.values()].filter(({ facts }) => facts.includes(fact)).map(({ node }) => node.name);
        expect(
          nodes
            .markedAfter(before)
            .map(({ name }) => name)
            .sort(),
        ).toEqual(readers.sort());
      }
      const first = (file: string) =>
        [...model.values()]
          .map(({ node }) => node)
          .filter((node) => node.file === file)
          .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
      expect(nodes.claimantsOf('x.html')).toEqual(first('x.html'));
      expect(nodes.isClaimed('x.html', 1)).toBe(first('x.html').some(({ rank }) => rank <= 1));
      expect(nodes.beginningWith('a ')).toEqual([...model.keys()].filter((name) => name.startsWith('a ')).sort());
      expect(
        nodes
          .inFolder('x')
          .map(({ name }) => name)
          .sort(),
      ).toEqual(
        first('x/index.html')
          .map(({ name }) => name)
          .sort(),
      );
      database.close();
    }),
    { endOnFailure: true, numRuns: 300 },
  );
});

test('a node that is marked while it is made stays marked', () => {
  const database = openDatabase(':memory:');
  const nodes = new Nodes(database);
  nodes.look({ name: 'page', rank: 0, file: 'x.html' }, ['one']);
  const looked = nodes.newestMark;
  nodes.markReadersOf(['one']);
  nodes.settle('page', 'old', looked);
  expect(nodes.markedAfter(0).map(({ name }) => name)).toEqual(['page']);
  nodes.settle('page', 'new', nodes.newestMark);
  expect(nodes.countMarked()).toBe(0);
  expect(nodes.get('page')?.key).toBe('new');
  database.close();
});

test('marks outlive the process, and newer ones are higher', () => {
  const file = newFile();
  let database = openDatabase(file);
  const before = new Nodes(database);
  before.mark('a');
  before.mark('b');
  const [, b] = before.markedAfter(0);
  database.close();
  database = openDatabase(file);
  const nodes = new Nodes(database);
  nodes.mark('a');
  expect(nodes.markedAfter(b?.mark ?? 0).map(({ name }) => name)).toEqual(['a']);
  database.close();
});

test('a node is marked when its file is gone, or was made otherwise', () => {
  const database = openDatabase(':memory:');
  const nodes = new Nodes(database);
  const files = new FileRecords(database, 'site');
  for (const name of ['same', 'other', 'gone']) {
    nodes.look({ name, rank: 0, file: `${name}.html` }, []);
    nodes.settle(name, 'key', nodes.newestMark);
  }
  const record = { at: '', ms: null };
  files.update([
    ['same.html', { ...record, key: 'key' }],
    ['other.html', { ...record, key: '' }],
    ['no-node.html', { ...record, key: 'key' }],
  ]);
  nodes.markUnlike('site');
  expect(nodes.markedAfter(0).map(({ name }) => name)).toEqual(['other', 'gone']);
  expect(nodes.unclaimed('site')).toEqual(['no-node.html']);
  database.close();
});
