import './production.ts';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { redactOutput } from '@patient-press/shared/redact';
import { SecretsError } from '@patient-press/shared/secrets';
import { buildSite, defaultOutDir } from './build.ts';
import { BundleError, openBundle } from './bundle/open-bundle.ts';
import { CmsError } from './content/cms.ts';
import { ContentError } from './content/requirements.ts';
import { PageError } from './edition/press.ts';
import { environment } from './lib/environment.ts';
import { FolderInUseError } from './lib/lock-folder.ts';
import { log } from './lib/log.ts';
import { answerPast } from './past/command.ts';
import { defaultPastDir, PastError } from './past/database.ts';
import { NotASiteError } from './publish/published-folder.ts';
import { runPress } from './run.ts';
import { serveSite } from './serve/server.ts';

// Before anything is written: URLs of previews, and what the cms answers, can hold tokens.
redactOutput();

const usage = `Usage: press <command> [options]

  run            serve the site, and publish what changes in the cms as it changes
  build          fetch everything from the cms, render it, write it, exit
    --keep-going   leave out documents that do not parse, instead of failing
  bundle         bundle the site’s code, which otherwise the first start does
  serve          serve the built site on SITE_PORT, and nothing else
  past [<page>]  what readers got: all versions of a page, by its path or URL; without one, the newest entry
    --at <time>         the bytes of that time: 2026-05-03T12:00 by the newsroom's clocks, or with an offset
    --verify            prove the record: every entry, every digest, every version
      --head <hash>     and that it has this entry, whose hash was written down before
    --copy <file>       copy the record as it is now, for a backup
    --erase <page>      remove the bytes of all its versions, for good
      --reason <text>   why, for the entry that says so

  --out <folder>  where the site is, instead of web/dist
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: defaultOutDir },
    'keep-going': { type: 'boolean', default: false },
    at: { type: 'string' },
    verify: { type: 'boolean', default: false },
    head: { type: 'string' },
    copy: { type: 'string' },
    erase: { type: 'string' },
    reason: { type: 'string' },
  },
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
  async bundle() {
    const { entry } = await openBundle();
    console.log(`Bundled ${dirname(dirname(entry))}`);
  },
  async past() {
    const { at, verify, head, copy, erase, reason } = values;
    const dir = environment.PAST_DIR ?? defaultPastDir(values.out);
    process.exitCode = await answerPast(
      dir,
      { address: positionals[1], at, verify, head, copy, erase, reason },
      { write: (bytes) => void process.stdout.write(bytes), note: (line) => console.error(line) },
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
const expected = [
  CmsError,
  ContentError,
  PageError,
  FolderInUseError,
  NotASiteError,
  PastError,
  SecretsError,
  BundleError,
];

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
