import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { z } from 'zod';
import { pictureDir } from './pictures.ts';

const redirectList = z.array(
  z.object({ from: z.string(), to: z.string(), status: z.union([z.literal(301), z.literal(302)]) }),
);

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'SAMEORIGIN',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
};

const immutable = (path: string) => path.startsWith(`/${pictureDir}/`) || path.startsWith('/_astro/');

/** What a function makes of a file, made again when the file is another: a build replaces them under a running server. */
function readWhenChanged<T>(path: string, make: (content: Buffer) => T): () => T {
  let made: { version: string; value: T } | undefined;
  return () => {
    const { mtimeMs, ino } = statSync(path);
    const version = `${mtimeMs} ${ino}`;
    if (made?.version !== version) made = { version, value: make(readFileSync(path)) };
    return made.value;
  };
}

const toRedirects = (json: Buffer) =>
  new Map(redirectList.parse(JSON.parse(json.toString('utf8'))).map((redirect) => [redirect.from, redirect]));

/** Serves a built site: files with ETags and ranges, its redirects, and its own 404 page. */
export function serveSite({ outDir, host, port }: { outDir: string; host: string; port: number }): Promise<Server> {
  const notFound = readWhenChanged(join(outDir, '404.html'), (html) => html);
  const redirects = readWhenChanged(join(outDir, '_redirects.json'), toRedirects);
  const files = sirv(outDir, {
    // Read from disk each time, so that a new build is served without a restart.
    dev: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader(
        'cache-control',
        immutable(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
      ),
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    // Whatever stands in the request line: it need not be an address.
    const [pathname = '/'] = (request.url ?? '/').split('?');
    const known = redirects();
    const redirect = known.get(pathname) ?? known.get(`${pathname}/`);
    if (redirect) {
      response.writeHead(redirect.status, { location: redirect.to }).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound());
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
