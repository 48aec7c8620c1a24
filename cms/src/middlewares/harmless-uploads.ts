import { ReadStream } from 'node:fs';
import { extname, posix, sep } from 'node:path';
import type { Core } from '@strapi/strapi';
import { pictureTypeOf } from '../files/picture-types';

/** No script, no form, no origin of its own: what is opened under this can reach nothing of the admin's. */
const POLICY = "sandbox; default-src 'none'";

/** The path of a request as the file server reads it: `/%75ploads//a.html` and `/uploads/a.html` are one file. */
function filePath(path: string): string {
  try {
    return posix.normalize(`/${decodeURIComponent(path).replaceAll('\\', '/')}`).replace(/^\/+/, '/');
  } catch {
    return path;
  }
}

const isUpload = (path: string) => path.toLowerCase().startsWith('/uploads/');

/** The file system may not mind case, and there are other ways to write a path: what is sent decides, too. */
const isFromFolder = (body: unknown, folder: string) =>
  body instanceof ReadStream && String(body.path).startsWith(folder + sep);

/**
 * Whatever lies among the uploads, also what an older version let in, comes as what cannot act: pictures are shown, all
 * else is downloaded.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    await next();
    const path = filePath(ctx.path);
    if (!isUpload(path) && !isFromFolder(ctx.body, strapi.dirs.static.public)) return;
    ctx.set('Content-Security-Policy', POLICY);
    ctx.set('X-Content-Type-Options', 'nosniff');
    const picture = pictureTypeOf(extname(path));
    ctx.set('Content-Disposition', picture ? 'inline' : 'attachment');
    // An error keeps its own type.
    if (ctx.status < 400) ctx.type = picture?.mime ?? 'application/octet-stream';
  };
