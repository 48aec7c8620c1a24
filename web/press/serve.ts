import { readFileSync } from 'node:fs';
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

/** Serves a built site: files with ETags and ranges, its redirects, and its own 404 page. */
export function serveSite({ outDir, host, port }: { outDir: string; host: string; port: number }): Promise<Server> {
  const notFound = readFileSync(join(outDir, '404.html'));
  const redirects = new Map(
    redirectList
      .parse(JSON.parse(readFileSync(join(outDir, '_redirects.json'), 'utf8')))
      .map((redirect) => [redirect.from, redirect]),
  );
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
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const redirect = redirects.get(pathname) ?? redirects.get(`${pathname}/`);
    if (redirect) {
      response.writeHead(redirect.status, { location: redirect.to }).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
