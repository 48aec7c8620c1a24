import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readTicket } from '@patient-press/shared/tickets';

export interface SampleSheets {
  url: string;
  stop(): Promise<void>;
}

/** How high a sheet says it is on a phone and on a wide screen, in pixels. */
export const sheetHeights = { phone: 212, wide: 96 };

const page = (placement: string, admin: string) => `<!doctype html><html lang="en"><title>Banner</title>
<style>body { margin: 0; font: 16px/1.4 system-ui; } aside { box-sizing: border-box; padding: 16px; background: #123a5c; color: #fff; height: ${sheetHeights.wide}px; overflow: hidden; } @media (max-width: 600px) { aside { height: ${sheetHeights.phone}px } }</style>
<aside><b>Was it asbestos?</b><br>A lawyer can tell you what your options are, at ${placement}.</aside>
<script>
const tell = () => parent.postMessage({ type: 'patient-press-height', height: document.querySelector('aside').offsetHeight }, ${JSON.stringify(admin)});
tell();
new ResizeObserver(tell).observe(document.body);
</script>`;

/** A server that draws banners where the press would, for whoever has a ticket to it. */
export async function startSampleSheets(pressToken: string): Promise<SampleSheets> {
  const server = createServer((request, response) => {
    const [, ticket = '', placement = ''] = /^\/_preview\/([\w.-]+)\/banner\/([\w-]+)\/$/.exec(request.url ?? '') ?? [];
    if (!placement) return response.writeHead(404).end();
    const { admin } = readTicket(pressToken, 'preview', ticket, Date.now() / 1000);
    return response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader('content-security-policy', `frame-ancestors ${admin}`)
      .end(page(placement, admin));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // not a pipe: it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
