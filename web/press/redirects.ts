import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RedirectEntry } from '../src/content/redirects.ts';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** For hosts that serve files only: a page that sends the reader on, and says where. */
const redirectPage = (to: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>This page has moved</title><meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(to)}"><meta http-equiv="refresh" content="0; url=${escapeHtml(to)}"></head>
<body><p>This page has moved to <a href="${escapeHtml(to)}">${escapeHtml(to)}</a>.</p></body></html>
`;

/**
 * Writes the redirects: a page at each old path, unless a real page stands there, `_redirects` as Netlify and
 * Cloudflare read it, and `_redirects.json` for the press's own server.
 */
export async function writeRedirects(redirects: readonly RedirectEntry[], outDir: string): Promise<void> {
  for (const { from, to } of redirects) {
    const file = join(outDir, from, from.endsWith('/') ? 'index.html' : '');
    if (!file.startsWith(outDir) || existsSync(file)) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, redirectPage(to));
  }
  await writeFile(
    join(outDir, '_redirects'),
    redirects.map(({ from, to, status }) => `${from} ${to} ${status}\n`).join(''),
  );
  await writeFile(join(outDir, '_redirects.json'), JSON.stringify(redirects));
}
