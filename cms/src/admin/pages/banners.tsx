import { Box, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Navigate, NavLink, Route, Routes } from 'react-router-dom';
import { styled } from 'styled-components';

const CalendarPage = lazy(async () => ({ default: (await import('./banner-calendar/calendar-page')).CalendarPage }));
const ReportPage = lazy(async () => ({ default: (await import('./banner-report/report-page')).ReportPage }));

const permissions = [{ action: 'plugin::content-manager.explorer.read', subject: 'api::cta-banner.cta-banner' }];

/** What the menu's entry leads to, one link for each. */
const parts = [
  { path: 'calendar', name: 'Calendar' },
  { path: 'report', name: 'Report' },
];

const PartLink = styled(NavLink)`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[1]}`};
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  text-decoration: none;
  &:hover, &.active { color: ${({ theme }) => theme.colors.primary600}; }
  &.active { border-bottom-color: ${({ theme }) => theme.colors.primary600}; }
`;

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
          <Flex tag="nav" aria-label="Banners at work" gap={6} paddingBottom={6}>
            {parts.map(({ path, name }) => (
              <PartLink key={path} to={`/banners/${path}`}>
                <Typography variant="omega" fontWeight="semiBold" textColor="inherit">
                  {name}
                </Typography>
              </PartLink>
            ))}
          </Flex>
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
