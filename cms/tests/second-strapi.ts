import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from '../../.run/ports.ts';
import { run } from '../../.run/processes.ts';

/** Calls of Strapi's documents API. */
export const documentCalls = z.array(
  z.object({ uid: z.string(), action: z.enum(['create', 'update']), params: z.record(z.string(), z.unknown()) }),
);
const results = z.array(z.object({ refused: z.string().optional() }));

interface Stack {
  databaseUrl: string;
  dataDir: string;
  pressToken: string;
  siteUrl: string;
}

/** Another Strapi on the stack's database, for what programs do that no address of the cms does. */
export async function openStrapi({ databaseUrl, dataDir, pressToken, siteUrl }: Stack) {
  const script = fileURLToPath(new URL('second-strapi-process.ts', import.meta.url));
  const running = run([script], {
    name: 'a second Strapi',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      CMS_PORT: String(await freePort()),
      PRESS_TOKEN: pressToken,
      SITE_URL: siteUrl,
    },
  });
  const failed = running.ended.then((code) => {
    throw new Error(`It ended with ${code}: ${running.log()}`);
  });
  failed.catch(() => undefined);
  const answer = async (): Promise<unknown> => (await Promise.race([once(running.process, 'message'), failed]))[0];
  await answer();
  return {
    /** Makes the calls side by side. @returns for each, why it was refused, if it was. */
    async call(calls: z.infer<typeof documentCalls>) {
      const answered = answer();
      running.process.send(calls);
      return results.parse(await answered);
    },
    close: () => running.stop(),
  };
}
