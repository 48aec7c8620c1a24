import { Box, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { Calendar } from '../../calendar/calendar';
import { PageTabs } from '../../page-tabs';
import { ScheduleList, ScheduleSection } from '../../schedules/schedule-list';
import { calendarPageWords } from '../../words/calendar';
import { schedulePageWords as words } from '../../words/schedules';

const Coming = () => (
  <Flex direction="column" alignItems="stretch" gap={6}>
    <ScheduleSection title={words.attention} view="attention" />
    <ScheduleList view="coming" label={words.coming} none={words.noneComing} />
  </Flex>
);

/** The menu's page “Schedule”: what is published and unpublished automatically, and what became of it. */
export function SchedulePage() {
  return (
    <Page.Main>
      <Page.Title>{words.title}</Page.Title>
      <Layouts.Header title={words.title} subtitle={words.subtitle} />
      <Layouts.Content>
        <PageTabs
          label={words.title}
          parts={[
            { path: '/schedule/coming', name: words.coming },
            { path: '/schedule/calendar', name: calendarPageWords.tab },
            { path: '/schedule/past', name: words.past },
          ]}
        />
        <Box paddingBottom={8}>
          <Routes>
            <Route index element={<Navigate to="coming" replace />} />
            <Route path="coming" element={<Coming />} />
            <Route path="calendar" element={<Calendar />} />
            <Route path="past" element={<ScheduleList view="past" label={words.past} none={words.nonePast} />} />
          </Routes>
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}
