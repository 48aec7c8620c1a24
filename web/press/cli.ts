import './production.ts';
import { parseArgs } from 'node:util';
import { redactOutput } from '@patient-press/shared/redact';
import { SecretsError } from '@patient-press/shared/secrets';
import { buildSite, defaultOutDir } from './build.ts';
import { CmsError } from './content/cms.ts';
import { ContentError } from './content/requirements.ts';
import { PageError } from './edition/press.ts';
import { environment } from './lib/environment.ts';
import { FolderInUseError } from './lib/lock-folder.ts';
import { log } from './lib/log.ts';
import { NotASiteError } from './publish/published-folder.ts';
import { WarmAstroError } from './render/warm-up.ts';
import { runPress } from './run.ts';
import { serveSite } from './serve/server.ts';

// Before anything is written: URLs of previews, and what the cms answers, can hold tokens.
redactOutput();

const usage = `Usage: press <command> [options]

  run            serve the site, and publish what changes in the cms as it changes
  build          fetch everything from the cms, render it, write it, exit
    --keep-going   leave out documents that do not parse, instead of failing
  serve          serve the built site on SITE_PORT, and nothing else

  --out <folder>  where the site is, instead of web/dist
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: defaultOutDir }, 'keep-going': { type: 'boolean', default: false } },
});

const commands: Record<string, () => Promise<void>> = {
  async run() {
    await runPress(values.out);
    process.exit(0);
  },
  async build() {
    const { articles, syncMs, renderMs } = await buildSite({ outDir: values.out, keepGoing: values['keep-going'] });
    console.log(
      `Built ${values.out}: ${articles} articles; content ${(syncMs / 1000).toFixed(1)} s, pages ${(renderMs / 1000).toFixed(1)} s`,
    );
  },
  async serve() {
    const { SITE_HOST: host, SITE_PORT: port } = environment;
    const { server, url } = await serveSite({ outDir: values.out, host, port, handlers: [] });
    console.log(`Serving ${values.out} at ${url}/`);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close(() => process.exit(0)));
  },
};

/** What the press itself throws says what to do; anything else needs its stack. */
const expected = [CmsError, ContentError, PageError, FolderInUseError, NotASiteError, SecretsError, WarmAstroError];

if (environment.LOG_FORMAT === 'json') log.writeJson();

const command = commands[positionals[0] ?? ''];
if (!command) {
  process.stderr.write(usage);
  process.exit(2);
}
await command().catch((error: unknown) => {
  const isExpected = expected.some((kind) => error instanceof kind);
  console.error(isExpected && error instanceof Error ? `✖ ${error.message}` : error);
  process.exit(1);
});
