import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../../../.run/ports.ts';
import { root, runToEnd } from '../../../.run/processes.ts';
import { pressEnvironment, runPress } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { untilLive } from '../fixtures/press.ts';

// What tests before these published is still on its way.
await untilLive(stack);

const scratch = mkdtempSync(join(tmpdir(), 'press-build-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const failure = (run: Promise<string>): Promise<string> =>
  run.then(
    () => 'It did not fail.',
    (error: Error) => error.message,
  );

/** The cms, but for what `change` makes of the answers to one path. */
async function cmsThatAnswers(path: string, change: (answer: { data: Record<string, unknown>[] }) => void) {
  const server = createServer(async (request, response) => {
    const answer = await fetch(`${stack.cmsUrl}${request.url}`, {
      headers: { authorization: request.headers.authorization ?? '' },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    if (!request.url?.startsWith(`${path}?`)) return response.end(bytes);
    const json = JSON.parse(bytes.toString('utf8'));
    change(json);
    return response.end(JSON.stringify(json));
  });
  const port = await freePort();
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const spoilFirstArticle = () =>
  cmsThatAnswers('/api/published/articles', ({ data: [article] }) => {
    Object.assign(article ?? {}, { headline: 'A spoilt headline', dek: 7 });
  });

function files(dir: string): Map<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(dir.length), readFileSync(path, 'base64')];
    }),
  );
}

test('when the cms cannot be reached, the build says so, fails, and the site that was there stays', async () => {
  const outDir = join(scratch, 'standing');
  mkdirSync(outDir);
  writeFileSync(join(outDir, 'index.html'), 'the last good page');
  const cmsUrl = `http://127.0.0.1:${await freePort()}`;
  const said = await failure(runPress(['build', '--out', outDir], { ...stack, cmsUrl }));
  expect(said).toContain('failed (exit code 1)');
  expect(said).toContain(`✖ The press can’t reach the cms at ${cmsUrl}`);
  expect(said).toContain('set CMS_URL');
  expect(said.match(/✖/g)).toHaveLength(1);
  expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('the last good page');
});

test('when the token is wrong, the build says which variable to set', async () => {
  const said = await failure(
    runPress(['build', '--out', join(scratch, 'token')], { ...stack, pressToken: 'another-token-than-the-cms-has' }),
  );
  expect(said).toContain('responded with 401');
  expect(said).toContain('PRESS_TOKEN');
});

test('a document that does not parse is named by type, id, title and field, and fails the build', async () => {
  const cms = await spoilFirstArticle();
  const outDir = join(scratch, 'spoilt');
  const said = await failure(runPress(['build', '--out', outDir], { ...stack, cmsUrl: cms.url }));
  cms.close();
  expect(said).toMatch(/articles \w+ “A spoilt headline”: dek:/);
  expect(said).toContain('--keep-going');
  expect(readdirSync(scratch)).not.toContain('spoilt');
});

test('if it is to continue, the build leaves that document out, says so, and has all others', async () => {
  const cms = await spoilFirstArticle();
  const outDir = join(scratch, 'kept-going');
  const said = await runPress(['build', '--keep-going', '--out', outDir], { ...stack, cmsUrl: cms.url });
  cms.close();
  expect(said).toMatch(/articles \w+ “A spoilt headline”: dek:/);
  const pagesIn = (dir: string) =>
    readdirSync(join(dir, 'articles'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(pagesIn(outDir).length).toBe(pagesIn(stack.outDir).length - 1);
});

test('plain astro build makes the same site as the press', async () => {
  const outDir = join(scratch, 'astro');
  await runToEnd(['node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir], {
    name: 'astro build',
    cwd: join(root, 'web'),
    env: pressEnvironment(stack),
  });
  const pressDir = join(scratch, 'press');
  await runPress(['build', '--out', pressDir], stack);
  const [byAstro, byPress] = [files(outDir), files(pressDir)];
  expect([...byAstro.keys()].sort()).toEqual([...byPress.keys()].sort());
  for (const [path, bytes] of byPress) expect(byAstro.get(path), path).toBe(bytes);
});
