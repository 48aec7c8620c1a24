import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { chosen, create, createPerson, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { administrator, pathOf, publishedArticle, untilAllLive } from '../fixtures/newsroom.ts';
import { templates } from '../fixtures/site.ts';

// What the site says of itself is so.

const GUIDE = 'api::guide.guide';
const read = async (path: string) => (await fetch(stack.siteUrl + path)).text();

/** The labels of an article's dates, in their order. */
const labelsIn = (html: string) => {
  const [dates = ''] = /<dl class="dates".*?<\/dl>/s.exec(html) ?? [];
  return [...dates.matchAll(/<dt[^>]*>(.*?)<\/dt>/g)].map(([, label]) => label);
};

test('dates are in the order in which things happened, and a review from before the publication is called that', async () => {
  const reviewedBy = chosen(await createPerson(administrator));
  const reviewed = (lastReviewedOn: string) => publishedArticle({ reviewedBy, lastReviewedOn });
  // No later day than the article's own: the test may run around midnight.
  const [before, after] = [await reviewed('2020-01-31'), await publishedArticle()];
  await untilAllLive();
  expect(labelsIn(await read(pathOf(before)))).toEqual(['Reviewed before publication', 'Published']);
  expect(labelsIn(await read(pathOf(after)))).toEqual(['Published']);
  expect(labelsIn(await read(templates.article))).toEqual(['Reviewed before publication', 'Published', 'Next review']);
  // A correction is a change of the text.
  expect(labelsIn(await read(templates['corrected article']))).toEqual([
    'Published',
    'Last reviewed',
    'Updated',
    'Next review',
  ]);
});

test('a guide without chapters is not said to be readable online, nor are all guides then', async () => {
  await untilAllLive();
  expect(await read('/guides/')).toContain('Every guide is free to read in full.');
  const slug = word();
  const guide = await create(administrator, GUIDE, {
    title: `Guide ${slug}`,
    slug,
    summary: 'A guide.',
    access: 'open',
  });
  expect(await publish(administrator, GUIDE, guide)).toMatchObject({ status: 200 });
  await untilAllLive();
  const list = await read('/guides/');
  expect(list).not.toContain('Every guide is free to read in full.');
  expect(list).toContain('Our guides are free.');
  const page = await read(`/guides/${slug}/`);
  expect(page).not.toMatch(/read the full guide below/);
  expect(
    (await administrator.call('POST', `${collection(GUIDE, guide.documentId)}/actions/unpublish`, {})).status,
  ).toBe(200);
  await untilAllLive();
  expect(await read('/guides/')).toContain('Every guide is free to read in full.');
});
