import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import { schedulesApi } from '../schedules/schedules-api';
import { newsroomTimeZone } from '../time-zone/newsroom-zone';
import { formatDate, todayInNewsroom } from '../times';
import { usePlace } from '../use-place';
import { calendarPageWords as words } from '../words/calendar';
import { calendarApi } from './calendar-api';
import { CalendarEntry } from './calendar-entry';
import { type Entry, entriesByDay } from './entries';
import { monthAfter, monthOf } from './month';
import { useMove } from './use-move';

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  @media (max-width: 60rem) {
    grid-template-columns: 1fr;
  }
`;

const WeekDay = styled.div`
  padding: 0.4rem 0.8rem;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-inline-end: 1px solid ${({ theme }) => theme.colors.neutral200};
  @media (max-width: 60rem) {
    display: none;
  }
`;

const Day = styled.section<{ $isOther: boolean; $isEmpty: boolean }>`
  display: flex;
  flex-direction: column;
  gap: 0.4rem;
  min-block-size: 10rem;
  padding: 0.8rem;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-inline-end: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme, $isOther }) => ($isOther ? theme.colors.neutral100 : theme.colors.neutral0)};
  &[data-is-over] {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  ul {
    display: flex;
    flex-direction: column;
    gap: 0.4rem;
  }
  @media (max-width: 60rem) {
    display: ${({ $isEmpty }) => ($isEmpty ? 'none' : 'flex')};
    min-block-size: 0;
  }
`;

/** On a phone, days are below each other, and only those with something. */
const Narrow = styled.span`
  display: none;
  @media (max-width: 60rem) {
    display: inline;
  }
`;

const weekDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const monthTitle = (name: string) =>
  new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${name}-01`));

/** “Fri, Nov”. */
const weekDayAndMonth = (day: string) =>
  [
    weekDays[new Date(day).getUTCDay()]?.slice(0, 3),
    new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(new Date(day)),
  ].join(', ');

interface DayProps {
  day: string;
  isOther: boolean;
  entries: readonly Entry[];
  onMove(entry: Entry, day: string): void;
  onGrab(entry: Entry): void;
  onDrop(day: string): void;
}

function DayCell({ day, isOther, entries, onMove, onGrab, onDrop }: DayProps) {
  const [isOver, setOver] = useState(false);
  const isToday = day === todayInNewsroom();
  return (
    <Day
      aria-label={formatDate(day)}
      $isOther={isOther}
      $isEmpty={entries.length === 0}
      {...(isOver && { 'data-is-over': true })}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        onDrop(day);
      }}
    >
      <Typography variant="pi" {...(isToday && { fontWeight: 'bold', textColor: 'primary600' })}>
        <Narrow>{weekDayAndMonth(day)} </Narrow>
        {Number(day.slice(8))}
        {isToday && ` · ${words.isToday}`}
      </Typography>
      {entries.length > 0 && (
        <ul>
          {entries.map((entry) => (
            <CalendarEntry
              key={entry.key}
              entry={entry}
              onMove={(to) => onMove(entry, to)}
              onGrab={() => onGrab(entry)}
            />
          ))}
        </ul>
      )}
    </Day>
  );
}

interface HeaderProps {
  month: string;
  onMonth(month: string): void;
}

const Header = ({ month, onMonth }: HeaderProps) => (
  <Flex gap={2} wrap="wrap">
    <IconButton label={words.previous} onClick={() => onMonth(monthAfter(month, -1))}>
      <ChevronLeft />
    </IconButton>
    <IconButton label={words.next} onClick={() => onMonth(monthAfter(month, 1))}>
      <ChevronRight />
    </IconButton>
    <Button variant="tertiary" size="S" onClick={() => onMonth(todayInNewsroom().slice(0, 7))}>
      {words.today}
    </Button>
    <Box paddingLeft={2}>
      <Typography variant="beta" tag="h2" aria-live="polite">
        {monthTitle(month)}
      </Typography>
    </Box>
  </Flex>
);

/** A month of publications, reviews and banners. What is to come can be moved to another day. */
export function Calendar() {
  const [month, setMonth] = usePlace('calendar', todayInNewsroom().slice(0, 7));
  const { weeks, from, to } = monthOf(month);
  const fresh = { refetchOnMountOrArgChange: true };
  const { currentData, isError } = calendarApi.useCalendarQuery({ from, to }, fresh);
  const { data: coming } = schedulesApi.useSchedulesQuery({ view: 'coming' }, fresh);
  const grabbed = useRef<Entry | null>(null);
  const move = useMove();
  if (!currentData && isError) return <Page.Error content={words.notLoaded} />;
  const timeZone = newsroomTimeZone();
  const byDay = entriesByDay(currentData?.items ?? [], coming?.schedules ?? [], timeZone);
  const shown = weeks.flat();
  const isEmpty = currentData !== undefined && shown.every((day) => !byDay.has(day));
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={4}
      background="neutral0"
      padding={6}
      shadow="tableShadow"
      hasRadius
    >
      <Header month={month} onMonth={setMonth} />
      <Typography variant="pi" textColor="neutral600">
        {words.howToMove} {words.zone(timeZone)}
      </Typography>
      {isEmpty && <Typography textColor="neutral600">{words.none}</Typography>}
      <Grid>
        {weekDays.map((name) => (
          <WeekDay key={name} aria-hidden>
            <Typography variant="sigma" textColor="neutral600">
              {name.slice(0, 3)}
            </Typography>
          </WeekDay>
        ))}
        {shown.map((day) => (
          <DayCell
            key={day}
            day={day}
            isOther={!day.startsWith(month)}
            entries={byDay.get(day) ?? []}
            onMove={(entry, onto) => void move(entry, onto)}
            onGrab={(entry) => {
              grabbed.current = entry;
            }}
            onDrop={(onto) => {
              if (grabbed.current) void move(grabbed.current, onto);
              grabbed.current = null;
            }}
          />
        ))}
      </Grid>
      {(currentData?.hasMore || coming?.hasMore) && <Typography>{words.more}</Typography>}
    </Flex>
  );
}
