import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Desk, type Edit } from '../fixtures/desk.ts';
import { anEdit, firstEdit, pageWithout, redirectEdit } from '../fixtures/histories.ts';

// Only what read what changed is looked at. Whatever editors do, this comes to the same as looking at everything, and as a
// site that is made of the same documents from nothing.

const history = fc.array(fc.array(anEdit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 25 });

async function deskAfter(steps: readonly (readonly Edit[])[]): Promise<Desk> {
  const desk = new Desk();
  await desk.publish([firstEdit]);
  for (const step of steps) await desk.publish(step);
  return desk;
}

test('after any history, looking at everything finds nothing that was missed', async () => {
  const property = fc.asyncProperty(history, async (steps) => {
    const desk = await deskAfter(steps);
    const before = desk.published;
    expect(await desk.repair(3)).toEqual([]);
    expect(desk.published).toEqual(before);
    desk.close();
  });
  await fc.assert(property, { endOnFailure: true, numRuns: 60 });
});

test('after any history, the site is that of the same documents made from nothing, unless pages stay for what they lack', async () => {
  const property = fc.asyncProperty(history, async (steps) => {
    const desk = await deskAfter(steps);
    fc.pre(desk.isWhole);
    const fresh = await desk.fresh();
    expect(desk.published).toEqual(fresh.published);
    desk.close();
    fresh.close();
  });
  await fc.assert(property, { endOnFailure: true, numRuns: 20 });
});

test('after any history, receiving everything again finds nothing that was missed, and so does what comes then', async () => {
  const property = fc.asyncProperty(history, fc.array(anEdit, { minLength: 1, maxLength: 3 }), async (steps, next) => {
    const desk = await deskAfter(steps);
    const before = desk.published;
    expect(await desk.receiveAll()).toEqual([]);
    expect(desk.published).toEqual(before);
    await desk.publish(next);
    expect(await desk.repair(3)).toEqual([]);
    desk.close();
  });
  await fc.assert(property, { endOnFailure: true, numRuns: 30 });
});

test('a page that lacks a source does not pass for published where a redirect is', async () => {
  const desk = await deskAfter([[redirectEdit(0, '/about/', '/old/')], [pageWithout('source0', 0, 'about')]]);
  const home = desk.published.get('index.html');
  await desk.publish([redirectEdit(0, '/old/', '/')]);
  expect(await desk.receiveAll()).toEqual([]);
  expect(desk.published.get('index.html')).toBe(home);
  desk.close();
});

test('when writing failed now and then, also while pages were rendered, looking at everything finds nothing that was missed', async () => {
  let timesFull = 0;
  const some = fc.array(anEdit, { minLength: 1, maxLength: 3 });
  const step = fc.record({ edits: some, others: some, when: fc.constantFrom('never', 'before', 'meanwhile') });
  const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
    const desk = await deskAfter([]);
    for (const { edits, others, when } of steps) {
      if (when === 'never') await desk.publish(edits);
      else if (when === 'before') await desk.publishOnFullDisk(edits);
      else await desk.publishWhileOthersFail(edits, others);
    }
    const before = desk.published;
    expect(await desk.repair(3)).toEqual([]);
    expect(desk.published).toEqual(before);
    timesFull += desk.timesFull;
    desk.close();
  });
  await fc.assert(property, { endOnFailure: true, numRuns: 60 });
  expect(timesFull).toBeGreaterThan(50);
});
