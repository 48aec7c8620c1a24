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
