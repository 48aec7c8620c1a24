import { Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { useLocation } from 'react-router-dom';
import { NewsroomTime } from './time-zone/newsroom-time';
import { choiceWords, typeNames, typeWords } from './words/strapi';

/** The content type whose list or form is open. */
const typeAt = (pathname: string) => {
  const uid = /\/collection-types\/([^/]+)/.exec(pathname)?.[1];
  return uid ? typeNames[decodeURIComponent(uid)] : undefined;
};

const textsOf = (messages: ReturnType<typeof useIntl>['messages']): Record<string, string> =>
  Object.fromEntries(Object.entries(messages).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text]] : [])));

/** Strapi says “entry” of every type: within the content manager, its texts name the type that is open. */
function NamedType({ children }: { children: ReactNode }) {
  const { locale, messages } = useIntl();
  const type = typeAt(useLocation().pathname);
  const named = useMemo(() => ({ ...textsOf(messages), ...(type && typeWords(type)) }), [messages, type]);
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={named} textComponent="span">
      <NewsroomTime>{children}</NewsroomTime>
    </IntlProvider>
  );
}

function withNamedType(Layout: ComponentType): ComponentType {
  return function NamedLayout() {
    return (
      <NamedType>
        <Layout />
      </NamedType>
    );
  };
}

type Routes = StrapiApp['router']['routes'];

/** Puts the provider of our words around the content manager's own route. */
const nameTypes = (routes: Routes): Routes =>
  routes.map((route) => {
    const { lazy } = route;
    if (route.path !== 'content-manager/*' || typeof lazy !== 'function') return route;
    return {
      ...route,
      lazy: async () => {
        const loaded = await lazy();
        return loaded.Component ? Object.assign({}, loaded, { Component: withNamedType(loaded.Component) }) : loaded;
      },
    };
  });

/** A column of a list, as far as it is changed here. */
interface Column {
  name: string;
  attribute?: { type?: string };
  cellFormatter?: (row: Record<string, unknown>) => ReactNode;
}
interface Columns {
  displayedHeaders: Column[];
  layout: unknown;
}

const choiceIn = (row: Record<string, unknown>, name: string): string => {
  const value = row[name];
  return typeof value === 'string' ? (choiceWords[value] ?? value) : '–';
};

/** The words of the forms; Strapi shows what is stored. */
const nameChoices = ({ displayedHeaders, layout }: Columns): Columns => ({
  layout,
  displayedHeaders: displayedHeaders.map((column) =>
    column.attribute?.type === 'enumeration'
      ? {
          ...column,
          cellFormatter: (row) => <Typography textColor="neutral800">{choiceIn(row, column.name)}</Typography>,
        }
      : column,
  ),
});

/** Lets the content manager speak of articles and banners instead of entries. Call it while the admin registers. */
export const nameContentTypes = (app: Pick<StrapiApp, 'router'>): void => app.router.addRoute(nameTypes);

/** Shows choices in lists in words. Call it while the admin starts. */
export const nameChoicesInLists = (app: Pick<StrapiApp, 'registerHook'>): void =>
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', nameChoices);
