import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf } from '../../press/content/document-name.ts';
import { draftOf } from '../../press/content/drafted-site.ts';
import type { Difference, FutureSite } from '../../press/edition/future-site.ts';
import { fileOf } from '../../press/render/page.ts';
import { Content } from '../../src/content/site/content.ts';
import { Desk, type Edit } from '../fixtures/desk.ts';
import { anEdit, firstEdit, needed } from '../fixtures/histories.ts';

// A preview of several documents says which files would be others. Whatever was published before, these are the files that are
// others once the documents are published; and until then, nothing has changed.

/** What a release may have; people, topics and sources have no drafts. */
const inReleases = new Set(['articles', 'guides', 'pages', 'cta-banners', 'redirects']);
/** Of these, each has an address of its own. */
const distinct = /^(article(\d|1\d|2[0-4])|page0|page1)$/;
/** The newsroom refuses a second page at an address, and to take away what others need. */
const isAccepted = ({ name, entry }: Edit): boolean => {
  if (['articles', 'pages'].includes(name.contentType) && !distinct.test(name.documentId)) return false;
  if (name.contentType === 'pages' && entry && 'slug' in entry)
    return entry.slug === (name.documentId === 'page0' ? 'about' : 'corrections');
  return entry !== null || inReleases.has(name.contentType);
};
const accepted = anEdit.filter(isAccepted);

const history = fc.array(fc.array(accepted, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 15 });
const release = fc.uniqueArray(
  accepted.filter(({ name }) => inReleases.has(name.contentType)),
  { selector: ({ name }) => keyOf(name), minLength: 1, maxLength: 6 },
);

async function deskAfter(steps: readonly (readonly Edit[])[]): Promise<Desk> {
  const desk = new Desk();
  await desk.publish([firstEdit, ...needed]);
  for (const step of steps) await desk.publish(step);
  return desk;
}

const differing = ({ differences }: FutureSite) => differences.map(({ path }) => fileOf(path)).sort();

test('the files that a preview names are those that are others once it is published', async () => {
  let named = 0;
  const property = fc.asyncProperty(history, release, async (steps, edits) => {
    const desk = await deskAfter(steps);
    const before = desk.published;
    const { everything } = desk;
    const future = await desk.lookAhead(edits);
    expect(desk.everything).toEqual(everything);
    await desk.publish(edits);
    expect(desk.isSound).toBe(true);
    const after = desk.published;
    const others = [...new Set([...before.keys(), ...after.keys()])].filter(
      (file) => before.get(file) !== after.get(file),
    );
    expect(differing(future)).toEqual(others.sort());
    named += others.length;
    for (const { path, after: there } of future.differences)
      expect(there !== undefined, path).toBe(after.has(fileOf(path)));
    expect(await desk.repair(3)).toEqual([]);
    desk.close();
  });
  await fc.assert(property, { endOnFailure: true, numRuns: 60 });
  expect(named).toBeGreaterThan(400);
});

test('two previews and a publication at the same time don’t disturb one another', async () => {
  const property = fc.asyncProperty(history, release, release, release, async (steps, one, other, published) => {
    const desk = await deskAfter(steps);
    await Promise.all([desk.lookAhead(one), desk.publish(published), desk.lookAhead(other)]);
    expect(await desk.repair(3)).toEqual([]);
    const alone = await deskAfter([...steps, published]);
    expect(desk.published).toEqual(alone.published);
    expect(differing(await desk.lookAhead(one))).toEqual(differing(await alone.lookAhead(one)));
    desk.close();
    alone.close();
  });
  await fc.assert(property, { endOnFailure: true, numRuns: 20 });
});

test('pages that a publication is about to change anyway are not among them', async () => {
  const property = fc.asyncProperty(history, release, async (steps, pending) => {
    const desk = await deskAfter(steps);
    desk.receive(pending);
    const { differences } = await desk.lookAhead([]);
    const isOfPages = ({ before, after }: Difference) => before?.kind === 'page' && after?.kind === 'page';
    expect(differences.filter(isOfPages)).toEqual([]);
    desk.close();
  });
  await fc.assert(property, { endOnFailure: true, numRuns: 20 });
});

test('drafts are gone again when what was made of them throws', async () => {
  const content = new Content(() => {
    throw new Error('There is no body.');
  });
  const [person] = needed;
  if (!person) throw new Error('There is no person to remove.');
  const { name } = person;
  const shown = draftOf(name, person.entry);
  content.set(shown.name, name.documentId, shown.head, false);
  const fails = () =>
    content.withDrafts([draftOf(name, null)], () => {
      expect([...content.collection('people').keys()]).toEqual([]);
      throw new Error('It fails.');
    });
  expect(fails).toThrow('It fails.');
  expect([...content.collection('people')]).toEqual([[name.documentId, shown.head]]);
});
