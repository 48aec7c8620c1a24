import { join, resolve } from 'node:path';
import { freePort } from '../../../.run/ports.ts';
import { run, untilAnswers } from '../../../.run/processes.ts';

/** A server in a process of its own over the same folder as the others. */
export interface Server {
  name: string;
  url: string;
  stop(): Promise<void>;
}

const web = resolve(import.meta.dirname, '../..');

async function start(
  name: string,
  args: (port: string) => string[],
  env: (port: string) => NodeJS.ProcessEnv,
): Promise<Server> {
  const port = String(await freePort());
  const running = run(args(port), { name, cwd: web, env: env(port) });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(`${url}/`, running, name);
  return { name, url, stop: running.stop };
}

/** `press serve`, which only serves. */
export const startPressServe = (folder: string, env: NodeJS.ProcessEnv): Promise<Server> =>
  start(
    'press serve',
    () => [join(web, 'press/cli.ts'), 'serve', '--out', folder],
    (port) => ({ ...env, SITE_PORT: port }),
  );

/** sirv and nothing else. */
export const startSirv = (folder: string): Promise<Server> =>
  start(
    'sirv alone',
    (port) => [join(web, 'bench/serve/sirv.ts'), folder, port],
    () => ({ ...process.env, NODE_ENV: 'production' }),
  );
