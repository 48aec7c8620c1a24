import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { release, sectionsOf } from './changelog.ts';
import { statedVersions } from './versions.ts';

const root = join(import.meta.dirname, '../..');
const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');

test('every package and image has the version that the changelog names last', () => {
  const [unreleased, latest] = sectionsOf(changelog);
  expect(unreleased?.version).toBe('Unreleased');
  expect(latest?.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  const stated = statedVersions(root);
  expect(stated).toHaveLength(7);
  for (const { file, version } of stated) expect(version, file).toBe(latest?.version);
});

test('a release moves what is unreleased under its version and date', () => {
  const released = release(
    '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 (2026-11-27)\n\n- Old.\n',
    '0.2.0',
    '2026-12-01',
  );
  expect(sectionsOf(released)).toEqual([
    { version: 'Unreleased', date: null, text: '' },
    { version: '0.2.0', date: '2026-12-01', text: '- New.' },
    { version: '0.1.0', date: '2026-11-27', text: '- Old.' },
  ]);
});

test('a release without changes, or of a version that exists, is refused', () => {
  const empty = '## Unreleased\n\n## 0.1.0 (2026-11-27)\n\n- Old.\n';
  expect(() => release(empty, '0.2.0', '2026-12-01')).toThrow('nothing under “Unreleased”');
  expect(() => release(empty.replace('\n\n', '\n\n- New.\n\n'), '0.1.0', '2026-12-01')).toThrow(
    'choose the next number',
  );
});

test('a tag that fits nothing gets no release', () => {
  const { status, stderr } = spawnSync('node', [join(import.meta.dirname, 'notes.ts'), 'v99.0.0'], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('CHANGELOG.md has no section for 99.0.0');
});
