import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serverOptions } from '@patient-press/shared/request-limits';
import { environment } from '../src/platform/environment';

const publicDir = join(environment.DATA_DIR, 'public');
// Strapi's upload provider refuses to start without its folder.
mkdirSync(join(publicDir, 'uploads'), { recursive: true });

export default {
  host: environment.CMS_HOST,
  port: environment.CMS_PORT,
  url: environment.CMS_URL,
  // The press and the edge are in front: without this, every reader would share one address and one rate limit. Which entry is
  // the reader's, `src/middlewares/client-address.ts` says; only that one is left when Koa reads it.
  proxy: { koa: true, maxIpsCount: 1 },
  app: { keys: [environment.APP_KEY] },
  http: { serverOptions },
  dirs: { public: publicDir },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
};
