import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import { HelpfulError } from './progress.ts';

const listenAndClose = (port: number) =>
  new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });

/** A port on 127.0.0.1 that is free now, and that no other caller in this process gets for the next 15 seconds. */
export const freePort = (): Promise<number> => getPort({ host: '127.0.0.1' });

/** Whether a port on 127.0.0.1 is free now. */
export const isFree = (port: number): Promise<boolean> =>
  listenAndClose(port).then(
    () => true,
    () => false,
  );

/**
 * Makes sure that a port on 127.0.0.1 is free.
 * @param options.waitMs how long to wait for it, in milliseconds.
 * @throws HelpfulError that names the variable to choose another port with.
 */
export async function requireFreePort(
  port: number,
  { variable, user, waitMs }: { variable: string; user: string; waitMs: number },
): Promise<void> {
  for (const deadline = Date.now() + waitMs; Date.now() < deadline && !(await isFree(port)); ) await delay(100);
  await listenAndClose(port).catch((error: unknown) => {
    throw new HelpfulError(
      `Port ${port}, for ${user}, is in use. Stop the program that uses it (\`lsof -i :${port}\` shows which), or choose another port: ${variable}=${port + 1} npm start`,
      { cause: error },
    );
  });
}

/** The port that a variable names. @throws HelpfulError when it isn't a port. */
export function portOf(variable: string, fallback: number): number {
  const port = Number(process.env[variable] || fallback);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new HelpfulError(
      `${variable}=${process.env[variable]} isn't a port. Set it to a number from 1 to 65535, or leave it out.`,
    );
  }
  return port;
}

/**
 * A port that no one needs to know, because what listens there prints it or passes it on: the one that a variable names, else the usual one,
 * else, when another program has that, any free one.
 * @throws HelpfulError when the variable names a port that is in use.
 */
export async function anyPort(variable: string, usual: number, user: string): Promise<number> {
  const port = portOf(variable, usual);
  if (process.env[variable]) await requireFreePort(port, { variable, user, waitMs: 0 });
  return (await isFree(port)) ? port : await freePort();
}
