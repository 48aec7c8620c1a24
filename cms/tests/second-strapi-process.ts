/**
 * A Strapi of its own on the stack's database, which calls its documents API as it is told to, and says what came of it. A
 * process of its own, because Strapi takes away all listeners of a process when it ends.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { documentCalls } from './second-strapi.ts';

const cms = fileURLToPath(new URL('..', import.meta.url));
const { createStrapi }: typeof import('@strapi/strapi') = createRequire(`${cms}package.json`)('@strapi/strapi');
const strapi = await createStrapi({ appDir: cms, distDir: `${cms}dist` }).load();

/** The documents API as it is in JavaScript: which parameters a type takes, no test need prove to the compiler. */
type Call = (params: Record<string, unknown>) => Promise<unknown>;
const call = (uid: string, action: 'create' | 'update', params: Record<string, unknown>) => {
  const documents: Record<string, Call> = Reflect.apply(strapi.documents, strapi, [uid]);
  return documents[action]?.(params);
};

process.on('message', async (message) => {
  const calls = documentCalls.safeParse(message).data;
  if (!calls) {
    await strapi.destroy();
    process.exit();
  }
  const results = await Promise.all(
    calls.map(async ({ uid, action, params }) => {
      try {
        await call(uid, action, params);
        return {};
      } catch (error) {
        return { refused: String(error) };
      }
    }),
  );
  process.send?.(results);
});
process.send?.('ready');
