import { describe, expect, test } from 'vitest';
import { type ChainedEntry, canonicalForm, hashOf, readHead, verifyChain } from '../../src/audit-chain.ts';

const NO_HASH = '0'.repeat(64);

const entryOf = (id: number, previousHash: string, changes: Partial<ChainedEntry> = {}): ChainedEntry => {
  const entry = {
    previousHash,
    id: String(id),
    at: `2026-11-28T14:05:0${id}.123456Z`,
    actorKind: 'user',
    actorId: '7',
    actorName: 'Ana López',
    action: 'document.published',
    subjectType: 'api::article.article',
    subjectId: 'abc',
    subjectTitle: 'Asbestos',
    detail: '{}',
    ...changes,
  };
  return { ...entry, hash: hashOf(entry) };
};

function chainOf(length: number): ChainedEntry[] {
  const chain: ChainedEntry[] = [];
  for (let id = 1; id <= length; id += 1) chain.push(entryOf(id, chain.at(-1)?.hash ?? NO_HASH));
  return chain;
}

async function* streamOf(entries: readonly ChainedEntry[]): AsyncGenerator<ChainedEntry> {
  yield* entries;
}

const verify = (entries: readonly ChainedEntry[], noted?: ChainedEntry) =>
  verifyChain(streamOf(entries), noted ? { id: Number(noted.id), hash: noted.hash } : null);

const chain = chainOf(5);
const at = (place: number): ChainedEntry => {
  const entry = chain[place];
  if (!entry) throw new Error(`The sample chain has no entry at ${place}.`);
  return entry;
};

test('an entry is hashed in a form that no other entry has', () => {
  expect(canonicalForm(entryOf(1, 'aa'))).toBe(
    '2:aa,1:1,27:2026-11-28T14:05:01.123456Z,4:user,1:7,10:Ana López,18:document.published,20:api::article.article,3:abc,8:Asbestos,2:{},',
  );
  const one = entryOf(1, NO_HASH, { actorName: 'a', action: 'b,1:c' });
  const other = entryOf(1, NO_HASH, { actorName: 'a,5:b', action: '1:c' });
  expect(one.hash).not.toBe(other.hash);
});

describe('a chain', () => {
  test('is whole when each entry follows the one before', async () => {
    expect(await verify(chain)).toEqual({ isWhole: true, entries: 5, head: { id: 5, hash: at(4).hash } });
    expect(await verify([])).toEqual({ isWhole: true, entries: 0, head: { id: 0, hash: NO_HASH } });
  });

  test.each([
    ['a changed entry', chain.with(2, { ...at(2), subjectTitle: 'Lead' }), 3, 'changed'],
    [
      'an entry that was changed and hashed again',
      chain.with(2, entryOf(3, at(1).hash, { actorName: 'Bo' })),
      4,
      'follow',
    ],
    ['a removed entry', chain.toSpliced(2, 1), 4, 'Entry 3 is missing'],
    ['removed entries', chain.toSpliced(1, 2), 4, 'Entries 2 to 3 are missing'],
    ['an inserted entry', chain.toSpliced(3, 0, entryOf(3, at(2).hash)), 3, 'inserted'],
    ['an entry inserted with a number of its own', [...chain, entryOf(6, at(2).hash)], 6, 'follow'],
    ['a missing beginning', chain.slice(1), 2, 'Entry 1 is missing'],
  ])('is broken by %s', async (_, entries, id, why) => {
    expect(await verify(entries)).toEqual({ isWhole: false, id, why: expect.stringContaining(why) });
  });

  test('is broken when it ends before an entry that was noted, or has another in its place', async () => {
    expect(await verify(chain, at(2))).toMatchObject({ isWhole: true });
    expect(await verify(chain.slice(0, 3), at(4))).toMatchObject({ isWhole: false, id: 4 });
    const rewritten = [...chain.slice(0, 2), entryOf(3, at(1).hash, { subjectTitle: 'Lead' })];
    expect(await verify(rewritten, at(2))).toMatchObject({ isWhole: false, id: 3 });
  });
});

test('a head is read as it is printed', () => {
  expect(readHead(` 412:${'ab'.repeat(32)}\n`)).toEqual({ id: 412, hash: 'ab'.repeat(32) });
  for (const noHead of ['', '412', `412:${'ab'.repeat(31)}`, `x:${'ab'.repeat(32)}`])
    expect(readHead(noHead)).toBeNull();
});
