import { parseArgs } from 'node:util';
import { buildSite, defaultOutDir } from './build.ts';
import { CmsError } from './cms.ts';
import { ContentError } from './content.ts';
import { environment } from './environment.ts';
import { serveSite } from './serve.ts';

const usage = `Usage: press <command> [options]

  build          fetch everything from the cms, render it, write it, exit
    --keep-going   leave out documents that do not parse, instead of failing
  serve          serve the built site on SITE_PORT

  --out <folder>  where the site is, instead of web/dist
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: defaultOutDir }, 'keep-going': { type: 'boolean', default: false } },
});

const commands: Record<string, () => Promise<void>> = {
  async build() {
    const { articles, syncMs, renderMs } = await buildSite({ outDir: values.out, keepGoing: values['keep-going'] });
    console.log(
      `Built ${values.out}: ${articles} articles; content ${(syncMs / 1000).toFixed(1)} s, pages ${(renderMs / 1000).toFixed(1)} s`,
    );
  },
  async serve() {
    const { SITE_HOST: host, SITE_PORT: port } = environment;
    const server = await serveSite({ outDir: values.out, host, port });
    console.log(`Serving ${values.out} at http://${host}:${port}/`);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close(() => process.exit(0)));
  },
};

const command = commands[positionals[0] ?? ''];
if (!command) {
  process.stderr.write(usage);
  process.exit(2);
}
await command().catch((error: unknown) => {
  // What the press itself throws says what to do; anything else needs its stack.
  const isTold = error instanceof CmsError || error instanceof ContentError;
  console.error(isTold ? `✖ ${error.message}` : error);
  process.exit(1);
});
