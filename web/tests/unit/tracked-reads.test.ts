import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Collection } from '../../src/content/site/collection.ts';
import { List } from '../../src/content/site/list.ts';
import { Reads } from '../../src/content/site/reads.ts';

// What a page reads is noted. Whatever changes, when a page that is made again would be another one, a fact that it read is
// among those that the change makes others.

type Key = number;
const keyOf = (key: Key) => String(key).padStart(3, '0');
const idOf = (key: Key) => `document ${key}`;

/** Ways to read a list or a collection. */
const readers = {
  length: (list: List<string>) => list.length,
  reaches: (list: List<string>, place: number) => list.reaches(place),
  range: (list: List<string>, place: number, count: number) => list.range(place, place + count),
  newest: (list: List<string>, _: number, count: number) => list.newest(count),
  around: (list: List<string>, place: number) => {
    const id = list.range(place, place + 1)[0];
    return id && list.around(id, keyOf(Number(id.split(' ')[1])));
  },
};

const aChange = fc.record({ key: fc.nat(60), adds: fc.boolean() });
const aReader = fc.record({
  how: fc.constantFrom(...(Object.keys(readers) as (keyof typeof readers)[])),
  place: fc.nat(70),
  count: fc.integer({ min: 1, max: 30 }),
});

test('a list that reads otherwise after a change has a fact among those that the change gives', () => {
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 60 }), aChange, aReader, (history, change, { how, place, count }) => {
      const reads = new Reads();
      const list = new List('a list', reads, (id) => id);
      const members = new Set<Key>();
      const apply = ({ key, adds }: typeof change): string[] => {
        if (adds === members.has(key)) return [];
        if (adds) members.add(key);
        else members.delete(key);
        return adds ? list.add(idOf(key), keyOf(key)) : list.remove(idOf(key), keyOf(key));
      };
      for (const one of history) apply(one);
      const before = reads.record(() => readers[how](list, place, count));
      const changed = apply(change);
      const after = readers[how](list, place, count);
      if (JSON.stringify(after) !== JSON.stringify(before.made))
        expect(changed.some((fact) => before.facts.has(fact))).toBe(true);
    }),
    { endOnFailure: true, numRuns: 3000 },
  );
});

test('an item that is added at the end of a list makes no earlier page another', () => {
  const reads = new Reads();
  const list = new List('a list', reads, (id) => id);
  for (let key = 0; key < 100; key++) list.add(idOf(key), keyOf(key));
  const { facts } = reads.record(() => list.range(20, 40));
  const changed = list.add(idOf(100), keyOf(100));
  expect(changed.filter((fact) => facts.has(fact))).toEqual([]);
  expect(changed.length).toBeLessThan(12);
});

test('who reads all entries of a collection is concerned by each, who reads one only by that', () => {
  const reads = new Reads();
  const people = new Collection<string>('people', reads);
  for (const name of ['b', 'a', 'c']) people.set(name, name.toUpperCase());
  const all = reads.record(() => [...people.values()]);
  const one = reads.record(() => people.get('a'));
  expect(all.made).toEqual(['A', 'B', 'C']);
  const concerned = (changed: string[]) => [all, one].map(({ facts }) => changed.some((fact) => facts.has(fact)));
  expect(concerned(people.set('b', 'other'))).toEqual([true, false]);
  expect(concerned(people.set('a', 'other'))).toEqual([true, true]);
  expect(concerned(people.set('d', 'new'))).toEqual([true, false]);
  expect(concerned(people.set('e', null))).toEqual([false, false]);
});
