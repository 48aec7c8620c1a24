import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const command = join(import.meta.dirname, 'check-floors.ts');

function checkFloors(workspace?: string): string {
  const { stdout, stderr } = spawnSync('node', [command, ...(workspace ? [workspace] : [])], { encoding: 'utf8' });
  return stdout + stderr;
}

/** A workspace that breaks every rule of the floors once. */
const wrong: Record<string, string> = {
  'shared/package.json': '{"name":"@patient-press/shared","type":"module","exports":{"./*":"./src/*.ts"}}',
  'shared/src/hours.ts':
    "import { z } from 'astro/zod';\nimport { door } from '../../cms/src/platform/door.ts';\nexport const hours = [z, door];",
  'cms/src/platform/door.ts':
    "import type { Inbox } from '../inbox/calls';\nexport const door = (inbox: Inbox) => inbox;",
  'cms/src/inbox/calls.ts': 'export interface Inbox { calls: number }',
  'cms/src/inbox/calls-contract.ts': 'export const calls = 1;',
  'cms/src/recipients/attempt.ts': "import { email } from '../delivery/email';\nexport const attempt = email;",
  'cms/src/delivery/email.ts': "import { hours } from '@patient-press/shared/hours';\nexport const email = hours;",
  'cms/src/admin/page.tsx':
    "import type { Inbox } from '../inbox/calls';\nimport { calls } from '../inbox/calls-contract';\nexport const page = (inbox: Inbox) => <b>{inbox.calls + calls}</b>;",
  'cms/src/attic/box.ts': 'export const box = 1;',
  'web/press/content/copy.ts': "import type { Sync } from './sync.ts';\nexport interface Copy { sync: Sync }",
  'web/press/content/sync.ts': "import type { Copy } from './copy.ts';\nexport interface Sync { copy: Copy }",
  'web/src/components/Card.astro':
    "---\nimport type { Props } from '../layouts/Base.astro';\n---\n<p />\n<script>import '../pages/start.ts';</script>",
  'web/src/layouts/Base.astro':
    "---\nimport Card from '../components/Card.astro';\nexport interface Props { title: string }\n---\n<Card />",
  'web/src/pages/start.ts':
    "import { site } from '../content/site/site.ts';\nimport { page } from '../content/props/page.ts';\nexport const start = [site, page];",
  'web/src/content/site/site.ts': 'export const site = 1;',
  'web/src/content/props/page.ts': 'export const page = 1;',
  'web/tests/fixtures/reader.ts': "import { visit } from '../stack/visit.test.ts';\nexport const reader = visit;",
  'web/tests/stack/visit.test.ts': 'export const visit = 1;',
};

let workspace: string;
let printed: string;

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'patient-press-floors-'));
  for (const [file, text] of Object.entries(wrong)) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), text);
  }
  printed = checkFloors(workspace);
}, 60_000);

afterAll(() => rmSync(workspace, { recursive: true, force: true }));

/** What is printed about one import. */
const messageAbout = (line: string) => printed.split('\n\n').find((message) => message.startsWith(line)) ?? printed;

test('no import of this project breaks the rules of its floors', () => {
  expect(checkFloors()).toBe('');
});

test('a type imported from a higher floor is reported with both floors and what to do', () => {
  const message = messageAbout('cms/src/platform/door.ts imports cms/src/inbox/calls.ts');
  expect(message).toContain('“platform” is on floor 1 of the cms (platform)');
  expect(message).toMatch(/“inbox” above it on floor \d+ of the cms \(.*inbox/);
  expect(message).toContain('Move what “platform” needs down');
});

test('modules of one floor may not import each other', () => {
  expect(messageAbout('cms/src/recipients/attempt.ts imports cms/src/delivery/email.ts')).toMatch(
    /“recipients” and “delivery” are both on floor \d+ of the cms/,
  );
});

test('the admin imports contracts from below, and nothing else', () => {
  expect(messageAbout('cms/src/admin/page.tsx imports cms/src/inbox/calls.ts')).toContain('imports only contracts');
  expect(printed).not.toContain('imports cms/src/inbox/calls-contract.ts');
});

test('pages import props and what draws them, and nothing else of the content', () => {
  expect(messageAbout('web/src/pages/start.ts imports web/src/content/site/site.ts')).toContain(
    'imports only content/props',
  );
  expect(printed).not.toContain('imports web/src/content/props/page.ts');
});

test('an Astro component is read as well: its frontmatter and its scripts', () => {
  expect(printed).toContain(
    'web/src/components/Card.astro imports web/src/layouts/Base.astro\n  “components” is on floor 5',
  );
  expect(printed).toContain('web/src/components/Card.astro imports web/src/pages/start.ts');
});

test('a cycle is reported, also one of types, and one that goes through Astro components', () => {
  expect(printed).toContain('web/press/content/copy.ts → web/press/content/sync.ts → web/press/content/copy.ts');
  expect(printed).toContain(
    'web/src/components/Card.astro → web/src/layouts/Base.astro → web/src/components/Card.astro',
  );
});

test('shared imports neither the cms nor Astro', () => {
  expect(messageAbout('shared/src/hours.ts imports cms/src/platform/door.ts')).toContain('“cms/src” above it');
  expect(messageAbout('shared/src/hours.ts imports astro/zod')).toContain('loaded by the cms, the site and the press');
});

test('fixtures import no tests', () => {
  expect(messageAbout('web/tests/fixtures/reader.ts imports web/tests/stack/visit.test.ts')).toContain(
    'imports only go down',
  );
});

test('a folder without a place on the map is named', () => {
  expect(printed).toContain('cms/src/attic/box.ts is on no floor of the cms');
});
