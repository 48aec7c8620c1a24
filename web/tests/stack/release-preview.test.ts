import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleasePlan } from '@patient-press/shared/releases';
import { signTicket, type TicketFor } from '@patient-press/shared/tickets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { chosen, completeArticle, create, createBanner, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { startCmsProxy } from '../fixtures/cms-proxy.ts';
import {
  ARTICLE,
  administrator,
  pathOf,
  publishedArticle,
  REDIRECT,
  TOPIC,
  untilAllLive,
  upload,
} from '../fixtures/newsroom.ts';
import { ownPress } from '../fixtures/own-press.ts';

const [GUIDE, BANNER] = ['api::guide.guide', 'api::cta-banner.cta-banner'];
const proxy = await startCmsProxy(stack.cmsUrl);
const press = await ownPress({ ...stack, cmsUrl: proxy.url });

const topic = await create(administrator, TOPIC, { name: `Topic ${word()}`, slug: word() });
const edited = await publishedArticle({ topics: chosen(topic) });
const doomed = await publishedArticle({ topics: chosen(topic) });
const picture = await upload();
const fresh = await create(
  administrator,
  ARTICLE,
  await completeArticle(administrator, {
    topics: chosen(topic),
    hero: { image: picture.id, alt: 'A picture that no page shows yet.' },
  }),
);
const guide = await create(administrator, GUIDE, { title: `Guide ${word()}`, slug: word(), summary: 'A summary.' });
const banner = await createBanner(administrator, {
  placement: 'article-end',
  message: `A banner for tests ${word()}`,
  topics: chosen(topic),
  // Before those of the demo.
  priority: 100,
});
const headline = `Another headline ${word()}`;

const planned = (contentType: string, { documentId }: Fields, action: 'publish' | 'unpublish' = 'publish') => ({
  contentType,
  documentId: String(documentId),
  action,
});
const plan: ReleasePlan = {
  name: 'The “spring” <release>',
  documents: [
    planned(ARTICLE, fresh),
    planned(ARTICLE, edited),
    planned(GUIDE, guide),
    planned(BANNER, banner),
    planned(ARTICLE, doomed, 'unpublish'),
  ],
  redirects: [{ from: pathOf(doomed), to: pathOf(edited) }],
};
const give = (release: string, data: ReleasePlan) => proxy.answer(`/api/releases/${release}`, { data });
give('spring', plan);

const addressOf = (release: string, changes: Partial<TicketFor<'release'>> = {}) => {
  const expires = Math.floor(Date.now() / 1000) + 600;
  const ticket = { for: 'release', expires, release, admin: stack.cmsUrl, ...changes } as const;
  return `/_preview/${signTicket(stack.pressToken, ticket)}`;
};
const root = addressOf('spring');
const at = (path: string) => `${press.siteUrl}${root}/site${path}`;

async function load(url: string) {
  const answer = await fetch(url, { redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}
const barOf = (html: string) => /<section id="preview".*?<\/section>/s.exec(html)?.[0].replaceAll(/<[^>]*>/g, '') ?? '';
const headlineOf = (html: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.trim();

/** Every page of the site, and the page for what is not found, with a digest of its bytes. */
function pagesOnDisk(): Map<string, string> {
  const files = readdirSync(press.outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  const pages = paths.filter((path) => /\/(index|404)\.html$/.test(path) && !path.includes('/_cta/'));
  return new Map(
    pages.map((path) => [
      path
        .slice(press.outDir.length)
        .replace(/index\.html$/, '')
        .replace('404.html', '404/'),
      createHash('sha1').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

/** The pages that a list of changes links to, in order. */
const listedIn = (html: string, base = root) =>
  [...html.matchAll(/<li>.*?<\/li>/gs)].flatMap(([item]) => {
    const [, path] = new RegExp(`href="${base.replaceAll('.', '\\.')}/site([^"]*)"`).exec(item) ?? [];
    return path === undefined ? [] : [decodeURI(path)];
  });

beforeAll(async () => {
  const saved = await administrator.call('PUT', collection(ARTICLE, edited.documentId), { headline });
  expect(saved.status).toBe(200);
  press.start();
  await press.ready();
  await untilAllLive(press);
});
afterAll(() => untilAllLive());

describe('the list of what a release changes', () => {
  test('says what is new, what is gone and what readers find there, and which banners run where', async () => {
    const { status, html, headers } = await load(`${press.siteUrl}${root}/changes/`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${stack.cmsUrl}`);
    expect(html).toContain('The “spring” &lt;release&gt;');
    expect(html).toContain('<h2>New (2)</h2>');
    expect(html).toContain('<h2>Gone (1)</h2>');
    expect(html).toContain(`Readers are redirected to ${pathOf(edited)}`);
    expect(html).toContain(`At the end of articles about ${topic.name}`);
    expect(html).toContain('Also updated: the list of redirects, feeds, sitemaps.');
    expect(html).not.toContain('To fix before publishing');
    const [, alone = ''] = /href="([^"]*)">See the banner alone/.exec(html) ?? [];
    expect((await load(press.siteUrl + alone)).html).toContain(String(banner.message));
  });

  test('is there at once, and so are the pages', async () => {
    const times: number[] = [];
    for (const path of ['/', pathOf(fresh), pathOf(edited), `/topics/${topic.slug}/`, '/articles/']) {
      const { headers } = await load(at(path));
      times.push(Number(/preview;dur=([\d.]+)/.exec(headers.get('server-timing') ?? '')?.[1]));
    }
    console.log(`Pages of a release’s preview take ${times.join(', ')} ms`);
    expect(times.toSorted((a, b) => a - b)[2]).toBeLessThanOrEqual(200);
  });

  test('names what has to be fixed before the release can be published', async () => {
    const unfinished = await create(administrator, ARTICLE, { headline: 'Only a headline', body: [] });
    const double = await create(administrator, ARTICLE, await completeArticle(administrator));
    // The newsroom refuses a slug that another has. Two imported drafts may have one.
    await sql.query('update articles set slug = $1 where document_id = $2', [edited.slug, double.documentId]);
    const { rows } = await sql.query('select document_id from home_pages limit 1');
    const [home] = rows;
    give('faulty', {
      name: 'Faulty',
      documents: [
        planned(ARTICLE, unfinished),
        planned(ARTICLE, double),
        planned(ARTICLE, { documentId: 'deleted' }),
        planned(ARTICLE, fresh, 'unpublish'),
        // As it was saved, nothing of it changes.
        planned('api::home-page.home-page', { documentId: home?.document_id }),
      ],
      redirects: [
        { from: pathOf(edited), to: '/' },
        { from: '/somewhere/', to: 'nowhere' },
      ],
    });
    const { html } = await load(`${press.siteUrl}${addressOf('faulty')}/changes/`);
    expect(html).toContain('“Only a headline” is incomplete. Still missing: Deck, Authors, Sources.');
    expect(html).toContain(`“${double.headline}” and “${edited.headline}” have the same address, ${pathOf(edited)}.`);
    expect(html).toContain('The release was to publish an article that was deleted.');
    expect(html).toContain(`“${fresh.headline}” is to be unpublished, but readers don’t see it now.`);
    expect(html).toContain(`The redirect from ${pathOf(edited)}: The site has a page or file at “From”`);
    expect(html).toContain('The redirect from /somewhere/: “To” is neither a path of this site nor a full address.');
    const page = await load(`${press.siteUrl}${addressOf('faulty')}/site${pathOf(unfinished)}`);
    expect(barOf(page.html)).toMatch(
      /This page is new\. Still missing: Deck, Authors, Sources\. .*\(6 problems to fix\)$/,
    );
  });
});

describe('a page of the preview', () => {
  test('that the release publishes is there, with its picture, which no page of the site shows', async () => {
    const { status, html } = await load(at(pathOf(fresh)));
    expect(status).toBe(200);
    expect(headlineOf(html)).toBe(fresh.headline);
    expect(barOf(html)).toMatch(
      /^Preview of the release “The “spring” &lt;release&gt;”\. This page is new\. What changes: \d+ pages$/,
    );
    expect(html).toContain(String(banner.message));
    const [, source = ''] = / src="([^"]*)"/.exec(/<img[^>]*no page shows yet[^>]*>/.exec(html)?.[0] ?? '') ?? [];
    expect(source).toMatch(new RegExp(`^${root.replaceAll('.', '\\.')}/site/_pictures/`));
    expect((await fetch(press.siteUrl + source)).headers.get('content-type')).toMatch(/^image\//);
    expect((await fetch(press.siteUrl + source.replace(`${root}/site`, ''))).status).toBe(404);
  });

  test('that shows an article which changes has its new headline, and others are as readers have them', async () => {
    expect((await load(at(`/topics/${topic.slug}/`))).html).toContain(headline);
    expect(barOf((await load(at(pathOf(edited)))).html)).toContain('This page changes.');
    const people = await load(at('/people/'));
    expect(barOf(people.html)).toContain('This page doesn’t change.');
    expect((await load(`${press.siteUrl}/topics/${topic.slug}/`)).html).not.toContain(headline);
  });

  test('leads to other pages of the preview, and sends nothing', async () => {
    for (const path of ['/', pathOf(fresh), `/guides/${guide.slug}/`, '/contact/']) {
      const { html } = await load(at(path));
      const targets = [...html.matchAll(/<(?:a|form|button|area)\b[^>]*?\s(?:href|action)="([^"]*)"/g)].map(
        ([, to = '']) => to,
      );
      expect(targets.length, path).toBeGreaterThan(5);
      const leading = targets.filter((to) => to.startsWith('/') || to.startsWith(press.siteUrl));
      expect(
        leading.filter((to) => !to.startsWith(`${root}/`)),
        path,
      ).toEqual([]);
      expect(html).not.toMatch(/<script(?! type="application\/ld\+json"| nonce)/);
    }
    const sent = await fetch(at('/api/guide-requests'), { method: 'POST', body: 'a=b' });
    expect(sent.status).toBe(405);
    expect(await sent.text()).toContain('nothing that you enter here is sent');
  });

  test('that will be gone leads where readers will be sent, and what never was is not found', async () => {
    const gone = await load(at(pathOf(doomed)));
    expect([gone.status, gone.headers.get('location')]).toEqual([302, `${root}/site${pathOf(edited)}`]);
    const slashless = await load(at(pathOf(fresh).slice(0, -1)));
    expect(slashless.headers.get('location')).toBe(`${root}/site${pathOf(fresh)}`);
    const missing = await load(at('/articles/never-there/'));
    expect(missing.status).toBe(404);
    expect(barOf(missing.html)).toContain('There is no page at this address');
    const feed = await load(at('/feed.xml'));
    expect(feed.headers.get('content-type')).toContain('xml');
    expect(feed.html).toContain(headline);
  });

  test('is renewed when a draft was saved or the release is another', async () => {
    const version = async () => (await (await fetch(`${press.siteUrl}${root}/release-version`)).json()).version;
    const before = await version();
    expect(await version()).toBe(before);
    await administrator.call('PUT', collection(GUIDE, guide.documentId), { summary: 'Another summary.' });
    await expect.poll(version, { timeout: 10_000 }).not.toBe(before);
    expect((await load(at(`/guides/${guide.slug}/`))).html).toContain('Another summary.');
  });
});

describe('a preview', () => {
  test.each<[string, () => string, number, string]>([
    ['with an old ticket', () => `${addressOf('spring', { expires: 1 })}/changes/`, 403, 'This address has expired'],
    [
      'with a ticket for something else',
      () => {
        const expires = Math.floor(Date.now() / 1000) + 60;
        return `/_preview/${signTicket(stack.pressToken, { for: 'status', expires })}/site/`;
      },
      403,
      'for something else',
    ],
    ['with nonsense', () => '/_preview/x/changes/', 403, 'was not made by the newsroom'],
    ['of no release', () => `${addressOf('none')}/changes/`, 404, 'There is no such release'],
  ])('%s is refused with a sentence', async (_, path, status, sentence) => {
    const answer = await load(press.siteUrl + path());
    expect(answer.status).toBe(status);
    expect(/<p>(.*?)<\/p>/.exec(answer.html)?.[1]).toContain(sentence);
  });

  test('says that the cms can’t be reached, and what to do', async () => {
    await proxy.refuse();
    const answer = await load(`${press.siteUrl}${addressOf('another')}/changes/`);
    await proxy.mend();
    expect(answer.status).toBe(503);
    expect(/<p>(.*?)<\/p>/.exec(answer.html)?.[1]).toContain('The press can’t reach the cms');
  });
});

test('the pages that the list names are those that change once all of it is published', async () => {
  await untilAllLive(press);
  const { html } = await load(`${press.siteUrl}${root}/changes/`);
  const listed = listedIn(html);
  const before = pagesOnDisk();
  for (const [uid, document] of [
    [ARTICLE, fresh],
    [ARTICLE, edited],
    [GUIDE, guide],
    [BANNER, banner],
  ] as const)
    expect(await publish(administrator, uid, document)).toMatchObject({ status: 200, message: '' });
  const unpublished = await administrator.call(
    'POST',
    `${collection(ARTICLE, doomed.documentId)}/actions/unpublish`,
    {},
  );
  expect(unpublished.status).toBe(200);
  const [redirect] = plan.redirects;
  await create(administrator, REDIRECT, { ...redirect, permanent: true, reason: 'unpublished' });
  await untilAllLive(press);
  const after = pagesOnDisk();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  expect(listed.toSorted()).toEqual(changed.toSorted());
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.length).toBeGreaterThan(8);
  // What is published as it was previewed changes nothing any more.
  give('done', { ...plan, documents: plan.documents.filter(({ action }) => action === 'publish'), redirects: [] });
  expect((await load(`${press.siteUrl}${addressOf('done')}/changes/`)).html).toContain('No page changes.');
});
