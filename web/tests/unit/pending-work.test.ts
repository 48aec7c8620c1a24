import { expect, test } from 'vitest';
import { PendingWork, type Work } from '../../press/follow/pending-work.ts';

const document = (documentId: string) => ({ contentType: 'articles', documentId }) as const;
const ofClock: Work = { cause: 'time', documents: [], since: null };
const changeOf = (documentId: string, since: number): Work => ({
  cause: 'change',
  documents: [document(documentId)],
  since,
});

/** What is done when all of it was gathered. */
async function gathered(...works: Work[]): Promise<Work | undefined> {
  const pending = new PendingWork();
  for (const work of works) pending.add(work);
  let done: Work | undefined;
  await pending.do(async (work) => {
    done = work;
  });
  return done;
}

test('what is gathered is done at once, for the reason of the first, since the oldest change', async () => {
  const repair: Work = { cause: 'repair', documents: [document('b')], since: null };
  expect(await gathered(changeOf('a', 20), repair, changeOf('a', 10))).toEqual({
    cause: 'change',
    documents: [document('a'), document('b')],
    since: 10,
  });
});

test('a change that joins what the clock or a repair asks for is reported as a change', async () => {
  expect(await gathered(ofClock, changeOf('a', 5), ofClock)).toMatchObject({ cause: 'change', since: 5 });
  expect(await gathered(ofClock, ofClock)).toEqual(ofClock);
  const repair: Work = { cause: 'repair', documents: [], since: null };
  expect(await gathered(repair, changeOf('a', 5))).toMatchObject({ cause: 'change', since: 5 });
});

test('what fails is pending again', async () => {
  const pending = new PendingWork();
  pending.add(changeOf('a', 5));
  await expect(
    pending.do(async () => {
      throw new Error('The disk is full.');
    }),
  ).rejects.toThrow('The disk is full.');
  expect([pending.size, pending.has(document('a'))]).toEqual([1, true]);
});
