import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).filter((path) => path !== 'CHANGELOG.md');
const ignored = new Set(['node_modules', 'dist', '.data', '.cache', 'build', 'types', '.astro']);
const files = globSync(['{cms,web,shared,.run,.github,docs}/**/*', '*'], {
  cwd: root,
  exclude: (name) => ignored.has(name.split('/').at(-1) ?? ''),
});

const withoutBlocks = (markdown: string) => markdown.replace(/^```[\s\S]*?^```$/gm, '');
const codeIn = (markdown: string) => [...withoutBlocks(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** A path of the repository, written out: neither a placeholder nor an example such as `X.island.tsx`. */
const isPath = (code: string) =>
  /^[\w.[\]-]+(\/[\w.[\]-]+)*\/?$/.test(code) &&
  (/^(cms|web|shared|\.run|docs|\.github)\//.test(code) || /[a-z-]\.(ts|tsx|astro|yaml|yml)$/.test(code)) &&
  !code.startsWith('X.');

/** What is wrong on which page, one line each. */
const onEveryPage = (findIn: (page: string) => string[]) =>
  pages.flatMap((page) => findIn(page).map((found) => `${page}: ${found}`));

test('every path that a page of the docs names exists', () => {
  // A whole path, or its end: `render/renderer.ts`.
  const isMissing = (path: string) => {
    const bare = path.replace(/\/$/, '');
    return !files.some((file) => file === bare || file.endsWith(`/${bare}`)) && !existsSync(join(root, bare));
  };
  const missing = onEveryPage((page) => codeIn(read(page)).filter(isPath).filter(isMissing));
  expect(missing, 'These paths don’t exist. Write where the code is now.').toEqual([]);
});

const slugOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

// `../../security/…` is a page of GitHub's.
test('every relative link in the docs leads to a file, and to a heading in it', () => {
  const broken = onEveryPage((page) => {
    const links = [...withoutBlocks(read(page)).matchAll(/\]\((?!https?:|mailto:|\.\.\/\.\.\/security\/)([^)\s]+)\)/g)];
    return links.flatMap(([, link = '']) => {
      const [path = '', anchor] = link.split('#');
      const target = path ? normalize(join(dirname(page), path)) : page;
      if (!existsSync(join(root, target))) return [link];
      if (!anchor) return [];
      const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugOf(heading));
      return headings.includes(anchor) ? [] : [link];
    });
  });
  expect(broken, 'These links lead to files or headings that don’t exist.').toEqual([]);
});

const { scripts } = JSON.parse(read('package.json'));
const builtIn = ['install', 'ci', 'exec', 'add', 'dlx', 'update', 'audit', 'pack', 'store', 'config'];

test('every npm and pnpm command in the docs exists', () => {
  const unknown = onEveryPage((page) => {
    const shell = [...read(page).matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
    const written = [...codeIn(read(page)), ...shell].join('\n');
    return [...written.matchAll(/\bp?npm (?:--filter \S+ |-r |run )*([a-z][\w:-]*)/g)]
      .map(([, command = '']) => command)
      .filter((command) => !builtIn.includes(command) && !Object.hasOwn(scripts, command));
  });
  expect(unknown, 'package.json doesn’t have these commands.').toEqual([]);
});

/** What the admin calls its fields, types, blocks and panels. */
function adminLabels(): string {
  const schemas = globSync(['cms/src/api/*/content-types/*/schema.json', 'cms/src/components/*/*.json'], { cwd: root });
  const words = globSync('cms/src/admin/words/**/*.ts', { cwd: root });
  return [...schemas, ...words].map(read).join('\n');
}

test.each(['docs/editing.md', 'docs/banners.md', 'docs/recipients.md'])(
  'every label in bold in %s is one that the admin shows',
  (page) => {
    const labels = adminLabels();
    // “- **Photos** are …” opens an item of a list, and is no label.
    const text = read(page).replace(/^- \*\*[^*]+\*\*/gm, '');
    const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)]
      .flatMap(([, label = '']) => label.split(' → '))
      .filter((label) => !label.startsWith('`'));
    const unknown = bold.filter((label) => !['"', "'", '`'].some((quote) => labels.includes(quote + label + quote)));
    expect(unknown, `${page} names labels that the admin doesn't show. Write them as the form does.`).toEqual([]);
  },
);
