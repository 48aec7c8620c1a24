import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PageTabs } from '../page-tabs';

const CalendarPage = lazy(async () => ({ default: (await import('./banner-calendar/calendar-page')).CalendarPage }));
const ReportPage = lazy(async () => ({ default: (await import('./banner-report/report-page')).ReportPage }));

const permissions = [{ action: 'plugin::content-manager.explorer.read', subject: 'api::cta-banner.cta-banner' }];

/** What the menu's entry leads to, one link for each. */
const parts = [
  { path: '/banners/calendar', name: 'Calendar' },
  { path: '/banners/report', name: 'Report' },
];

/** Banners at work: all that is told of them beside their forms. */
export function BannersPage() {
  return (
    <Page.Protect permissions={permissions}>
      <Page.Title>Banners at work</Page.Title>
      <Page.Main>
        <Layouts.Header
          title="Banners at work"
          subtitle="What runs where and when, and what came of it: numbers only, never people."
        />
        <Layouts.Content>
          <PageTabs label="Banners at work" parts={parts} />
          <Box paddingBottom={8}>
            <Suspense fallback={<Page.Loading />}>
              <Routes>
                <Route index element={<Navigate to="calendar" replace />} />
                <Route path="calendar" element={<CalendarPage />} />
                <Route path="report/:documentId?" element={<ReportPage />} />
              </Routes>
            </Suspense>
          </Box>
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
