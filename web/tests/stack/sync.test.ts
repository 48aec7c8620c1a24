import { once } from 'node:events';
import { contentTypeNames } from '@patient-press/shared/payloads/content-types';
import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { word } from '../../../cms/tests/fixtures/samples.ts';
import { startCmsProxy } from '../fixtures/cms-proxy.ts';
import { edit, pathOf, publishedArticle, untilAllLive } from '../fixtures/newsroom.ts';
import { ownPress } from '../fixtures/own-press.ts';
import { statusOf } from '../fixtures/press.ts';
import { contentsOf } from '../fixtures/site.ts';

const cms = await startCmsProxy(stack.cmsUrl);
const press = await ownPress({ ...stack, cmsUrl: cms.url });
const article = await publishedArticle();

/** Types whose documents were asked for, with the ids. */
const documentsAsked = () =>
  cms.asked.flatMap((path) => {
    const [, type = '', ids = ''] = /^\/api\/published\/([\w-]+)\?documentIds=(.*)$/.exec(path) ?? [];
    return type ? [{ type, ids: ids.split(',') }] : [];
  });

/** How many documents are missing, as the press says while it copies; null when it says something else. */
async function missing(): Promise<number | null> {
  const { failure } = await statusOf(press);
  const [, done, total] = /^The press is copying the newsroom: (\d+) of (\d+) documents\.$/.exec(failure ?? '') ?? [];
  return total === undefined ? null : Number(total) - Number(done);
}

test('killed in the middle of its first sync, the press goes on where it was, and misses nothing of what happened meanwhile', async () => {
  cms.hang('/api/published/topics?');
  press.start();
  await vi.waitUntil(() => documentsAsked().some(({ type }) => type === 'topics'), { timeout: 60_000, interval: 20 });
  const [topics] = documentsAsked().filter(({ type }) => type === 'topics');
  await vi.waitUntil(async () => (await missing()) === topics?.ids.length, { timeout: 25_000, interval: 20 });
  const { process: running } = press.running();
  running.kill('SIGKILL');
  await once(running, 'exit');
  const dek = `Published while the press was down: ${word()}.`;
  await edit(article, { dek });
  const gone = await publishedArticle();

  await cms.mend();
  cms.asked.length = 0;
  press.start();
  await press.ready();
  await untilAllLive(press);
  await untilAllLive();
  // What was received before is not asked for again; what changed since is.
  const asked = documentsAsked();
  expect(asked.filter(({ type }) => type === 'topics')).toEqual([topics]);
  expect(asked.flatMap(({ type, ids }) => (type === 'articles' ? ids : [])).sort()).toEqual(
    [article.documentId, gone.documentId].sort(),
  );
  for (const type of contentTypeNames.filter((one) => one === 'guides' || one === 'pages'))
    expect([type, asked.filter((one) => one.type === type)]).toEqual([type, []]);
  expect(await (await fetch(press.siteUrl + pathOf(article))).text()).toContain(dek);
  expect([...contentsOf(press.outDir).keys()]).toEqual([...contentsOf(stack.outDir).keys()]);
});
