import type { GetStaticPathsItem } from 'astro';
import { heldSite } from '../site/held-site.ts';
import { bannerRows } from './banner-rows.ts';
import { currentBanners } from './current-banners.ts';
import { type Route, type Row, rowsOf } from './route.ts';

// How a page of Astro gets its props: the press gives them with each request, plain Astro has them from the page's paths.

const toPath = ({ params, props }: Row): GetStaticPathsItem => ({ params, props: { ...props } });

/** The static paths of a route, for plain Astro. */
export const pathsOf = (route: Route): GetStaticPathsItem[] => rowsOf(route, heldSite()).map(toPath);

/** The static paths of banners' fragments, for plain Astro. */
export const bannerPaths = (): GetStaticPathsItem[] => bannerRows(currentBanners(heldSite())).map(toPath);

/** The props of a page that has static paths. */
export const pageOf = <P extends object>({ locals, props }: { locals: App.Locals; props: P }): P =>
  // The press makes them with the same route.
  (locals.page as P | undefined) ?? props;

/** The props of the one page of a route without static paths. @throws Error when there is none. */
export function onlyPage<P extends object>({ locals }: { locals: App.Locals }, route: Route<P>): P {
  // The press makes them with the same route.
  const page = (locals.page as P | undefined) ?? rowsOf(route, heldSite())[0]?.props;
  if (!page) throw new Error('A route with one page has none.');
  return page;
}
