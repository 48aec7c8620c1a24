import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { HelpfulError } from './progress.ts';

const listen = (port: number) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });

/** A port on 127.0.0.1 that is free at this moment. */
export const freePort = (): Promise<number> => listen(0);

/** Whether a port on 127.0.0.1 is free at this moment. */
export const isFree = (port: number): Promise<boolean> =>
  listen(port).then(
    () => true,
    () => false,
  );

/**
 * Makes sure that a port on 127.0.0.1 is free.
 * @param options.waitMs how long it may take until it is.
 * @throws HelpfulError that names the variable with which another port is chosen.
 */
export async function requireFreePort(
  port: number,
  { variable, user, waitMs }: { variable: string; user: string; waitMs: number },
): Promise<void> {
  for (const deadline = Date.now() + waitMs; Date.now() < deadline && !(await isFree(port)); ) await delay(100);
  await listen(port).catch((error: unknown) => {
    throw new HelpfulError(
      `Port ${port}, for ${user}, is in use. Stop what uses it (\`lsof -i :${port}\` names it), or choose another: ${variable}=${port + 1} npm start`,
      { cause: error },
    );
  });
}
