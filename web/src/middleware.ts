import { defineMiddleware } from 'astro:middleware';

/** Notes what a page throws for the press: Astro answers with a page of its own, which says nothing about it. */
export const onRequest = defineMiddleware(async ({ locals }, next) => {
  try {
    return await next();
  } catch (error) {
    locals.error = error;
    throw error;
  }
});
