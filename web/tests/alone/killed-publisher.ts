import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Publishes a second version of a small site, and is killed at the nth thing that it does to the disk; what is being
 * written at that moment is written by half. Arguments: the site's folder, and n; Infinity is never.
 */
const [outDir = '', killAt] = process.argv.slice(2);
let left = Number(killAt);

const die = () => process.kill(process.pid, 'SIGKILL');
const { promises } = fs;
const { writeFile, appendFile } = promises;

promises.writeFile = async (file, data, options) => {
  left -= 1;
  if (left > 0) return writeFile(file, data, options);
  fs.writeFileSync(String(file), String(data).slice(0, String(data).length / 2));
  die();
};
promises.appendFile = async (file, data, options) => {
  left -= 1;
  if (left > 0) return appendFile(file, data, options);
  fs.appendFileSync(String(file), String(data).slice(0, String(data).length / 2));
  die();
};
for (const name of ['rename', 'rm', 'rmdir', 'mkdir', 'open'] as const) {
  const original = promises[name] as (...args: unknown[]) => Promise<unknown>;
  Object.assign(promises, {
    [name]: async (...args: unknown[]) => {
      left -= 1;
      if (left <= 0) die();
      return original(...args);
    },
  });
}
syncBuiltinESMExports();

// Imported only now, so that it is given what was changed above.
const { openSite } = await import('../../press/publish/site.ts');
const site = await openSite(outDir);
await site.begin();
const changed = ['index.html', 'articles/changed/index.html', 'articles/new/index.html', '_astro/new.css'];
for (const path of changed) await site.stage(path, Buffer.from(`new ${path}`.repeat(1000)));
await site.publish({
  changed,
  removed: ['articles/removed/index.html'],
  keys: new Map(changed.map((path) => [path, 'new'])),
  ms: () => null,
});
site.close();
