import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { styled } from 'styled-components';
import { StopButton } from '../../banners/stop/stop-button';
import { timeZoneInWords } from '../../time-zone/time-zones';
import { calendarWords as words } from '../../words/banner-calendar';
import { gapLook, type Look, looks } from './looks';
import { type TimeWindow, windowInWords, type Zoom, zooms } from './time-window';

interface Props {
  window: TimeWindow;
  zoom: Zoom;
  onZoom(zoom: Zoom): void;
  /** By how many months the calendar was moved from today. */
  moved: number;
  onMove(moved: number): void;
  isTable: boolean;
  onTable(isTable: boolean): void;
}

/** What time is shown, and how. */
export function Toolbar({ window, zoom, onZoom, moved, onMove, isTable, onTable }: Props) {
  return (
    <Flex justifyContent="space-between" wrap="wrap" gap={3}>
      <Flex gap={2}>
        <IconButton label={words.previousMonth} onClick={() => onMove(moved - 1)}>
          <ChevronLeft />
        </IconButton>
        <IconButton label={words.nextMonth} onClick={() => onMove(moved + 1)}>
          <ChevronRight />
        </IconButton>
        <Button variant="tertiary" size="S" disabled={moved === 0} onClick={() => onMove(0)}>
          {words.today}
        </Button>
        <Typography aria-live="polite" variant="delta" paddingLeft={2}>
          {windowInWords(window)}
        </Typography>
      </Flex>
      <Flex gap={2} wrap="wrap">
        <Flex role="group" aria-label={words.zoom} gap={1}>
          {zooms.map((one) => (
            <Button
              key={one}
              size="S"
              variant={one === zoom ? 'secondary' : 'tertiary'}
              aria-pressed={one === zoom}
              onClick={() => onZoom(one)}
            >
              {words.zooms[one]}
            </Button>
          ))}
        </Flex>
        <Button size="S" variant="tertiary" aria-pressed={isTable} onClick={() => onTable(!isTable)}>
          {isTable ? words.viewAsCalendar : words.viewAsTable}
        </Button>
        <StopButton />
      </Flex>
    </Flex>
  );
}

const Swatch = styled.span<{ $look: Look | 'gap' }>`
  ${({ $look }) => ($look === 'gap' ? gapLook : looks[$look])}
  display: inline-block;
  inline-size: 2.4rem;
  block-size: 1.4rem;
  border-radius: 3px;
`;

const legend: (keyof typeof words.looks)[] = ['live', 'changed', 'scheduled', 'draft', 'ended', 'stopped', 'gap'];

/** What the patterns mean. */
export function Legend({ timeZone }: { timeZone: string }) {
  return (
    <Flex tag="ul" gap={4} wrap="wrap" aria-label={words.legend}>
      {legend.map((look) => (
        <Flex key={look} tag="li" gap={2}>
          <Swatch $look={look} aria-hidden />
          <Typography variant="pi" textColor="neutral700">
            {words.looks[look]}
          </Typography>
        </Flex>
      ))}
      <Typography tag="li" variant="pi" textColor="neutral700">
        {words.timesAreIn(timeZoneInWords(timeZone))}
      </Typography>
    </Flex>
  );
}
