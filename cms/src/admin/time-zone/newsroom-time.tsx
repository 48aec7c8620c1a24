import { UTC } from '@patient-press/shared/time-zones';
import { Page, type StrapiApp } from '@strapi/strapi/admin';
import { type ComponentType, type ReactNode, useEffect, useMemo } from 'react';
import { RawIntlProvider, useIntl } from 'react-intl';
import { onSave } from '../writing/drafts/saves';
import { setNewsroomTimeZone } from './newsroom-zone';
import { timeZoneApi } from './time-zone-api';
import { inTimeZone } from './zoned-intl';

const STALE_AFTER_S = 300;

/** Shows what is in it once the newsroom's time zone is known: its times, and Strapi's, are in it. */
export function NewsroomTime({ children }: { children: ReactNode }) {
  const { data, isError, refetch } = timeZoneApi.useNewsroomTimeZoneQuery(undefined, {
    refetchOnMountOrArgChange: STALE_AFTER_S,
  });
  const intl = useIntl();
  const timeZone = data ?? (isError ? UTC : null);
  const zoned = useMemo(() => timeZone && inTimeZone(intl, timeZone), [intl, timeZone]);
  useEffect(
    () =>
      onSave(({ phase, uid }) => {
        if (phase === 'saved' && uid === 'api::site-settings.site-settings') void refetch();
      }),
    [refetch],
  );
  if (!zoned || !timeZone) return <Page.Loading />;
  setNewsroomTimeZone(timeZone);
  return <RawIntlProvider value={zoned}>{children}</RawIntlProvider>;
}

const inNewsroomTime = (Shown: ComponentType): ComponentType =>
  function PageInNewsroomTime() {
    return (
      <NewsroomTime>
        <Shown />
      </NewsroomTime>
    );
  };

type Routes = StrapiApp['router']['routes'];

const wrap = (routes: Routes): Routes =>
  routes.map((route) => {
    const { lazy } = route;
    if (typeof lazy !== 'function') return route;
    return {
      ...route,
      lazy: async () => {
        const loaded = await lazy();
        return loaded.Component ? Object.assign({}, loaded, { Component: inNewsroomTime(loaded.Component) }) : loaded;
      },
    };
  });

/** Puts every page of the admin into the newsroom's time zone. Call it last of what registers pages. */
export const speakNewsroomTime = (app: Pick<StrapiApp, 'router'>): void => app.router.addRoute(wrap);
