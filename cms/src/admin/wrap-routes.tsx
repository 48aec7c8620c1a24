import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { ConfirmDialog } from './confirmations/confirm-dialog';
import { FileUses } from './confirmations/file-uses';

type Routes = StrapiApp['router']['routes'];

/** Strapi's pages in which files and sources are changed. */
const paths = new Set(['content-manager/*', 'plugins/upload/*']);

function withDialogs(Page: ComponentType): ComponentType {
  return function PageWithDialogs() {
    return (
      <>
        <Page />
        <FileUses />
        <ConfirmDialog />
      </>
    );
  };
}

const addDialogs = (routes: Routes): Routes =>
  routes.map((route) => {
    const { lazy } = route;
    if (!paths.has(route.path ?? '') || typeof lazy !== 'function') return route;
    return {
      ...route,
      lazy: async () => {
        const loaded = await lazy();
        return loaded.Component ? Object.assign({}, loaded, { Component: withDialogs(loaded.Component) }) : loaded;
      },
    };
  });

/** Shows where files are used, and asks before used ones are changed. Call it while the admin registers. */
export const addConfirmations = (app: Pick<StrapiApp, 'router'>): void => app.router.addRoute(addDialogs);
