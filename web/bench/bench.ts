import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../.run/processes.ts';
import { HelpfulError } from '../../.run/progress.ts';
import { benchBanner } from './banner/banner.ts';
import * as bannerTable from './banner/table.ts';
import { benchBuild } from './build/build.ts';
import { formatTable, judge } from './build/table.ts';
import { benchHistory } from './history/history.ts';
import * as historyTable from './history/table.ts';
import { benchIntake } from './intake/intake.ts';
import * as intakeTable from './intake/table.ts';
import { benchMemory } from './memory/memory.ts';
import { drawMemory } from './memory/picture.ts';
import * as memoryTable from './memory/table.ts';
import { benchPages } from './pages/pages.ts';
import * as pagesTable from './pages/table.ts';
import { benchPast } from './past/past.ts';
import * as pastTable from './past/table.ts';
import { benchPublish } from './publish/publish.ts';
import { benchSoak, formatSoak } from './publish/soak.ts';
import * as publishTable from './publish/table.ts';
import { benchRequests } from './requests/requests.ts';
import * as requestsTable from './requests/table.ts';
import { benchSchedule } from './schedule/schedule.ts';
import * as scheduleTable from './schedule/table.ts';
import { benchServe } from './serve/serve.ts';
import * as serveTable from './serve/table.ts';
import * as whereUsedTable from './where-used/table.ts';
import { benchWhereUsed } from './where-used/where-used.ts';
import * as writingTable from './writing/table.ts';
import { benchWriting } from './writing/writing.ts';

const usage = `Usage: pnpm bench <name> [options]

  build     the one-shot build, beside plain Astro and Eleventy over the same content
    --articles 1000,10000   sizes of the newsroom, multiples of 100
  publish   from an editor's "Publish" until readers have it, beside Astro's incremental build
    --articles 1000,10000   sizes of the newsroom, multiples of 100
    --soak 2000             instead: so many publications in a row at 10,000 articles, a multiple of 100
  banner    from a marketer's "Publish" until open pages show it; bytes, and layout shift
    --articles 1000,10000   sizes of the newsroom, multiples of 100
  intake    guide requests a second, and what is left of them when a process is killed in mid-load
  memory    of press, cms, Postgres and launcher: from the first start of a fresh clone on, while editors and readers use it
    --minutes 60            how long it is used
    --limit 2000            the most that all of them together may take, in MB
  requests  first pages of Downloads and Requests, and searches, among 50,000 requests; how long others wait meanwhile
  pages     every template of the demo on three phones: bytes, requests, layout shift, share of advertising
    --site http://127.0.0.1:4321   a running site, instead of one that is started
    --lighthouse            also Lighthouse's four scores; fetches it with pnpm
  where-used  from a request of the panel “Where it’s used” until its answer is there
    --articles 1000,10000   sizes of the newsroom, multiples of 100
  history   what the version history adds to a save and a publication; bytes of a version; lists and comparisons
    --articles 1000,10000   sizes of the newsroom, multiples of 100
    --versions 50           how many versions each article has
  past      the record of what readers got: bytes on disk, CPU, and time to prove it, with another banner on every page each day
    --pages 10000           size of the site
    --days 10               how many days are measured
  schedule  how late articles are published that are due in one second, with two cms; once with one of them killed amid them
    --due 100               how many
  serve     requests a second of the press's own server, beside sirv alone
  writing   in a browser: from a key to the frame that shows it, and to the page beside the text; the admin's bytes
`;

/** Keeps the figures where another run can be compared with them. */
function save(name: string, figures: object): void {
  const folder = join(root, 'bench-results');
  mkdirSync(folder, { recursive: true });
  const machine = { node: process.version, cores: cpus().length, at: new Date().toISOString() };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ machine, ...figures }, null, 2)}\n`);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '1000,10000' },
    soak: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    limit: { type: 'string', default: '2000' },
    pages: { type: 'string', default: '10000' },
    days: { type: 'string', default: '10' },
    versions: { type: 'string', default: '50' },
    due: { type: 'string', default: '100' },
    site: { type: 'string' },
    lighthouse: { type: 'boolean', default: false },
  },
});

const benches: Record<string, () => Promise<void>> = {
  async build() {
    const results = await benchBuild(values.articles.split(',').map(Number));
    save('build', { results, targets: judge(results) });
    process.stdout.write(`\n${formatTable(results)}`);
  },
  async publish() {
    if (values.soak) {
      const soak = await benchSoak(Number(values.soak));
      save('soak', soak);
      process.stdout.write(`\n${formatSoak(soak)}`);
      return;
    }
    const results = await benchPublish(values.articles.split(',').map(Number));
    save('publish', { results, targets: publishTable.judge(results) });
    process.stdout.write(`\n${publishTable.formatTable(results)}`);
  },
  async banner() {
    const results = await benchBanner(values.articles.split(',').map(Number));
    save('banner', { results, targets: bannerTable.judge(results) });
    process.stdout.write(`\n${bannerTable.formatTable(results)}`);
  },
  async intake() {
    const result = await benchIntake();
    save('intake', { result, targets: intakeTable.judge(result) });
    process.stdout.write(`\n${intakeTable.formatTable(result)}`);
  },
  async memory() {
    const result = await benchMemory(Number(values.minutes), Number(values.limit) * 1e6);
    save('memory', { result, targets: memoryTable.judge(result) });
    const picture = join(root, 'bench-results', 'memory.svg');
    writeFileSync(picture, drawMemory(result.programs, result.minutes));
    process.stdout.write(`\n${memoryTable.formatTable(result)}As a picture: ${picture}\n`);
  },
  async requests() {
    const result = await benchRequests();
    save('requests', { result, targets: requestsTable.judge(result) });
    process.stdout.write(`\n${requestsTable.formatTable(result)}`);
  },
  async pages() {
    const results = await benchPages(values);
    save('pages', { results, targets: pagesTable.judge(results) });
    process.stdout.write(`\n${pagesTable.formatTable(results)}`);
  },
  async 'where-used'() {
    const results = await benchWhereUsed(values.articles.split(',').map(Number));
    save('where-used', { results, targets: whereUsedTable.judge(results) });
    process.stdout.write(`\n${whereUsedTable.formatTable(results)}`);
  },
  async history() {
    const results = await benchHistory(values.articles.split(',').map(Number), Number(values.versions));
    save('history', { results });
    process.stdout.write(`\n${historyTable.formatTable(results)}`);
  },
  async past() {
    const result = await benchPast(Number(values.pages), Number(values.days));
    save('past', { result });
    process.stdout.write(`\n${pastTable.formatTable(result)}`);
  },
  async schedule() {
    const results = await benchSchedule(Number(values.due));
    save('schedule', { results, targets: scheduleTable.judge(results) });
    process.stdout.write(`\n${scheduleTable.formatTable(results)}`);
  },
  async serve() {
    const results = await benchServe();
    save('serve', { results, targets: serveTable.judge(results) });
    process.stdout.write(`\n${serveTable.formatTable(results)}`);
  },
  async writing() {
    const result = await benchWriting();
    save('writing', { result, targets: writingTable.judge(result) });
    process.stdout.write(`\n${writingTable.formatTable(result)}`);
  },
};

const bench = benches[positionals[0] ?? ''];
if (!bench) {
  process.stderr.write(usage);
  process.exit(2);
}
await bench().catch((error: unknown) => {
  console.error(error instanceof HelpfulError ? `✖ ${error.message}` : error);
  process.exit(1);
});
