/**
 * A Strapi of its own on the stack's database, which says what its documents API makes of a request that was kept, and makes
 * one by itself. A process of its own, because Strapi takes away all listeners of a process when it ends.
 */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [documentId = '', guide = ''] = process.argv.slice(2);
const cms = fileURLToPath(new URL('..', import.meta.url));
const { createStrapi }: typeof import('@strapi/strapi') = createRequire(`${cms}package.json`)('@strapi/strapi');
const strapi = await createStrapi({ appDir: cms, distDir: `${cms}dist` }).load();
const requests = strapi.documents('api::guide-download.guide-download');
const found = await requests.findOne({ documentId, populate: ['guide', 'consents'] });
const made = await requests.create({
  data: { guide, idempotencyKey: randomUUID(), page: '/', verdict: 'accepted', purgeOn: '2028-01-01' },
});
process.send?.({ found, made });
await strapi.destroy();
process.exit();
