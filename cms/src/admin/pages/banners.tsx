import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PageTabs } from '../page-tabs';
import { bannerPageWords } from '../words/banner-page';

const CalendarPage = lazy(async () => ({ default: (await import('./banner-calendar/calendar-page')).CalendarPage }));
const ReportPage = lazy(async () => ({ default: (await import('./banner-report/report-page')).ReportPage }));
const WhatReadersSawPage = lazy(async () => ({
  default: (await import('./what-readers-saw/what-readers-saw-page')).WhatReadersSawPage,
}));

const permissions = [{ action: 'plugin::content-manager.explorer.read', subject: 'api::cta-banner.cta-banner' }];

/** What the menu's entry leads to, one link for each. */
const parts = [
  { path: '/banners/calendar', name: bannerPageWords.calendar },
  { path: '/banners/report', name: bannerPageWords.report },
  { path: '/banners/what-readers-saw', name: bannerPageWords.whatReadersSaw },
];

/** The menu’s page about banners: their calendar, their report, and what readers saw of them. */
export function BannersPage() {
  return (
    <Page.Protect permissions={permissions}>
      <Page.Title>{bannerPageWords.title}</Page.Title>
      <Page.Main>
        <Layouts.Header title={bannerPageWords.title} subtitle={bannerPageWords.subtitle} />
        <Layouts.Content>
          <PageTabs label={bannerPageWords.title} parts={parts} />
          <Box paddingBottom={8}>
            <Suspense fallback={<Page.Loading />}>
              <Routes>
                <Route index element={<Navigate to="calendar" replace />} />
                <Route path="calendar" element={<CalendarPage />} />
                <Route path="report/:documentId?" element={<ReportPage />} />
                <Route path="what-readers-saw" element={<WhatReadersSawPage />} />
              </Routes>
            </Suspense>
          </Box>
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
