import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { TwoStepSection } from './two-step-section';
import { WeakPasswordNotice } from './weak-password-notice';

type Routes = StrapiApp['router']['routes'];

const withNotice = (Page: ComponentType): ComponentType =>
  function PageWithNotice() {
    return (
      <>
        <WeakPasswordNotice hasLink />
        <Page />
      </>
    );
  };

const withTwoSteps = (Page: ComponentType): ComponentType =>
  function ProfileWithTwoSteps() {
    return (
      <>
        <WeakPasswordNotice hasLink={false} />
        <Page />
        <TwoStepSection />
      </>
    );
  };

const addTo = (routes: Routes): Routes =>
  routes.map((route) => {
    const { lazy } = route;
    const around = route.index ? withNotice : route.path === 'me' ? withTwoSteps : undefined;
    if (!around || typeof lazy !== 'function') return route;
    return {
      ...route,
      lazy: async () => {
        const loaded = await lazy();
        return loaded.Component ? Object.assign({}, loaded, { Component: around(loaded.Component) }) : loaded;
      },
    };
  });

/** Adds two-step login to the profile, and a notice about weak passwords there and on the home page. Call it while the admin registers. */
export const addAccountParts = (app: Pick<StrapiApp, 'router'>): void => app.router.addRoute(addTo);
