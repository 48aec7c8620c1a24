import type { Core } from '@strapi/strapi';
import { decodedPath } from '../platform/http/decoded-path';

const isHidden = ({ pluginOptions }: { pluginOptions?: object }): boolean => {
  const options: { 'content-manager'?: { visible?: boolean } } = pluginOptions ?? {};
  return options['content-manager']?.visible === false;
};

/** Where Strapi says what a type's form looks like, and the admin's own page: nothing in them comes from a document. */
const isAboutForms = (path: string) => /^\/(content-manager\/content-types|admin\/content-manager)\//i.test(path);

/**
 * Answers 403 wherever an address names a content type that the content manager is not to show. Strapi leaves such types out
 * of its menus only: an administrator could still read them at their address, and nothing would record it.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const hidden = Object.values(strapi.contentTypes)
    .filter((type) => type.uid.startsWith('api::') && isHidden(type))
    .map(({ uid }) => uid);
  return async (ctx, next) => {
    const path = decodedPath(ctx.path) ?? ctx.path;
    if (hidden.some((uid) => path.includes(uid)) && !isAboutForms(path)) return ctx.forbidden();
    await next();
  };
};
