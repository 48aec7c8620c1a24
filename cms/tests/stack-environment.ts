import { stack } from '../../.run/worker-stack.ts';

// Imported before a module of the cms's: it then reads the environment of the stack, and seals and signs with its keys.
const { databaseUrl, dataDir, pressToken, siteUrl, cmsUrl } = stack;
Object.assign(process.env, {
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDir,
  PRESS_TOKEN: pressToken,
  SITE_URL: siteUrl,
  CMS_URL: cmsUrl,
});
