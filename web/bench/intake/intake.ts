import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCms, type Cms, isCmsStale, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { type Postgres, startPostgres } from '../../../.run/postgres.ts';
import { stopAll } from '../../../.run/processes.ts';
import { step } from '../../../.run/progress.ts';
import { percentile } from '../stats.ts';
import { type Load, sendAgain, sendAtOnce, sendEvenly } from './load.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';
import { compareSaved, readForm, type Saved, untilDelivered } from './saved.ts';

/** A load, and how it was answered. */
interface Measured {
  what: string;
  perSecond: number;
  seconds: number;
  sent: number;
  acknowledged: number;
  p50: number;
  p99: number;
  max: number;
  /** The machine's load over the last minute, after the measurement. */
  load: number;
}

export interface Result {
  loads: Measured[];
  /** As many as are answered, by 50 readers at once. */
  mostPerSecond: number;
  saved: Saved;
  mails: {
    /** Different ones that came, of one for each request. */
    came: number;
    /** Of these, how many came more than once, each with its own id. */
    cameAgain: number;
    drainSeconds: number;
  };
}

/** How much is sent. */
interface Effort {
  /** Requests a second. */
  rate: number;
  seconds: number;
  /** While something is killed halfway. */
  faultSeconds: number;
  /** As many as are answered: so many readers at once, for so long. */
  most: { readers: number; seconds: number };
}

/** A little more than must be reached. */
const whole: Effort = { rate: 210, seconds: 60, faultSeconds: 20, most: { readers: 50, seconds: 15 } };
/** What a new account at a provider of mail may send; and as many as there are, when only the queue is to be emptied. */
const [PATIENT, QUICK] = ['14', '1000'];

function measured(what: string, { sent, latencies, seconds }: Load): Measured {
  const [load = 0] = loadavg();
  const acknowledged = latencies.length;
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => percentile(latencies, share));
  return {
    what,
    perSecond: acknowledged / seconds,
    seconds,
    sent: sent.length,
    acknowledged,
    p50: p50 ?? Number.NaN,
    p99: p99 ?? Number.NaN,
    max: max ?? Number.NaN,
    load,
  };
}

/** A newsroom with demo content that isn't running: where its data and its Postgres are. */
interface Template {
  dataDir: string;
  postgresDir: string;
  /** That of its Postgres. */
  password: string;
  pressToken: string;
}

/** A newsroom whose parts may be killed and started again. */
class FragileNewsroom {
  readonly folder = mkdtempSync(join(tmpdir(), 'patient-press-bench-'));
  private readonly ports: { postgres: number; cms: number };
  readonly sink: MailSink;

  private readonly template: Template | undefined;

  private constructor(ports: { postgres: number; cms: number }, sink: MailSink, template?: Template) {
    this.ports = ports;
    this.sink = sink;
    this.template = template;
    if (template) cpSync(join(template.dataDir, 'secrets.json'), join(this.folder, 'secrets.json'));
  }

  static async make(template?: Template): Promise<FragileNewsroom> {
    const [postgres, cms, mail] = [await freePort(), await freePort(), await freePort()];
    return new FragileNewsroom({ postgres, cms }, await startMailSink(mail), template);
  }

  startPostgres(): Promise<Postgres> {
    const { folder, ports, template } = this;
    // As in production: what is acknowledged has reached the disk.
    return startPostgres({
      wantedDir: join(folder, 'postgres'),
      port: ports.postgres,
      password: template?.password ?? 'bench',
      durable: true,
      ...(template && { copyOf: template.postgresDir }),
    });
  }

  startCms(databaseUrl: string, mailsPerSecond: string): Promise<Cms> {
    const env = {
      DEMO_CONTENT: 'true',
      SMTP_URL: this.sink.url,
      MAIL_FROM: 'bench@example.com',
      MAIL_PER_SECOND: mailsPerSecond,
      ...(this.template && { PRESS_TOKEN: this.template.pressToken }),
    };
    return startCms({ databaseUrl, dataDir: this.folder, port: this.ports.cms, env });
  }

  async remove(): Promise<void> {
    await this.sink.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function measure(newsroom: FragileNewsroom, effort: Effort): Promise<Result> {
  const postgres = await newsroom.startPostgres();
  const { url, pid } = postgres;
  let cms = await step('Starting a newsroom', () => newsroom.startCms(url, PATIENT));
  const form = await readForm(url);
  const all: Load['sent'] = [];
  const loads: Measured[] = [];
  let from = 0;
  const load = async (what: string, perSecond: number, seconds: number, during?: () => void) => {
    const done = await step(`${what}: ${perSecond} a second for ${seconds} s`, () =>
      sendEvenly({ cmsUrl: cms.url, form, perSecond, seconds, from, ...(during && { during }) }),
    );
    from += done.sent.length;
    all.push(...done.sent);
    if (what !== 'Warming up') loads.push(measured(what, done));
  };

  await load('Warming up', Math.ceil(effort.rate / 4), Math.min(5, effort.seconds));
  await load('at rest', effort.rate, effort.seconds);
  const most = await step('As many as are answered', () => sendAtOnce({ cmsUrl: cms.url, form, ...effort.most, from }));
  from += most.sent.length;
  all.push(...most.sent);

  let back: Promise<void> = Promise.resolve();
  await load('the cms killed (kill -9) halfway', effort.rate, effort.faultSeconds, () => {
    cms.process.kill('SIGKILL');
    back = cms.ended.then(async () => {
      cms = await newsroom.startCms(url, PATIENT);
    });
  });
  await back;
  await sendAgain(cms.url, all);
  await load('Postgres killed (kill -9) halfway', effort.rate, effort.faultSeconds, () => {
    process.kill(pid, 'SIGKILL');
    // It has ended already: its files are free when its processes are gone.
    back = postgres.stop().then(async () => {
      await newsroom.startPostgres();
    });
  });
  await back;
  await sendAgain(cms.url, all);

  await cms.stop();
  cms = await newsroom.startCms(url, QUICK);
  const drainSeconds = await step('The mails', () => untilDelivered(url));
  const saved = await compareSaved(url, new Set(all.map(({ request }) => request.idempotencyKey)));
  const received = [...newsroom.sink.received.values()];
  return {
    loads,
    mostPerSecond: most.perSecond,
    saved,
    mails: { came: received.length, cameAgain: received.filter((times) => times > 1).length, drainSeconds },
  };
}

/**
 * Measures how many guide requests are taken, how fast, and what is left of them when a process is killed in mid-load.
 * @param template what its newsroom begins as, if it isn't to be set up from nothing.
 */
export async function benchIntake(effort = whole, template?: Template): Promise<Result> {
  if (isCmsStale()) await step('Building the cms', buildCms);
  const newsroom = await FragileNewsroom.make(template);
  const onSignal = () => void stopAll().then(() => process.exit(130));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    return await measure(newsroom, effort);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await stopAll();
    await newsroom.remove();
  }
}
