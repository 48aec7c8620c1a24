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

/** The first free port after another. */
async function nextFree(port: number): Promise<number> {
  for (let next = port + 1; next <= 65_535; next++) if (await isFree(next)) return next;
  return await freePort();
}

/** A port on 127.0.0.1, what it is for, and the variable that chooses another. */
interface WantedPort {
  port: number;
  variable: string;
  user: string;
}

/**
 * Makes sure that some ports on 127.0.0.1 are free.
 * @param waitMs how long to wait for all of them, in milliseconds.
 * @throws HelpfulError with a command that chooses free ones instead of all those in use.
 */
export async function requireFreePorts(wanted: readonly WantedPort[], waitMs: number): Promise<void> {
  const inUse = async () => {
    const free = await Promise.all(wanted.map(({ port }) => isFree(port)));
    return wanted.filter((_, index) => !free[index]);
  };
  let taken = await inUse();
  for (const deadline = Date.now() + waitMs; taken.length > 0 && Date.now() < deadline; taken = await inUse())
    await delay(100);
  const [first] = taken;
  if (!first) return;
  const named = taken.map(({ port, user }) => `port ${port}, for ${user}`).join(', and ');
  const choices = await Promise.all(taken.map(async ({ variable, port }) => `${variable}=${await nextFree(port)}`));
  throw new HelpfulError(
    `${named.charAt(0).toUpperCase()}${named.slice(1)}, ${taken.length === 1 ? 'is' : 'are'} in use, perhaps by another checkout. Stop the program that uses ${taken.length === 1 ? 'it' : 'them'} (\`lsof -i :${first.port}\` shows which), or choose free ports: ${choices.join(' ')} npm start`,
  );
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
