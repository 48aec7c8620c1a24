import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Core } from '@strapi/strapi';

const mimeTypes: Record<string, string> = { '.jpg': 'image/jpeg', '.png': 'image/png', '.pdf': 'application/pdf' };

async function uploadFile(strapi: Core.Strapi, folder: string, name: string): Promise<number> {
  const known = await strapi.db.query('plugin::upload.file').findOne({ where: { name } });
  if (known) return known.id;
  const filepath = join(folder, name);
  const [file] = await strapi
    .plugin('upload')
    .service('upload')
    .upload({
      data: { fileInfo: { name } },
      files: { filepath, originalFilename: name, mimetype: mimeTypes[extname(name)], size: statSync(filepath).size },
    });
  return file.id;
}

/** Puts the demo's pictures and guides into the media library, once each. @returns their ids by file name. */
export async function uploadDemoFiles(strapi: Core.Strapi): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const folder of ['pictures', 'guides']) {
    const path = join(strapi.dirs.app.root, 'demo', folder);
    for (const name of readdirSync(path).filter((file) => mimeTypes[extname(file)])) {
      ids.set(name, await uploadFile(strapi, path, name));
    }
  }
  return ids;
}
