import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Appearance } from './lanes';
import { gapLook, looks } from './looks';
import { type TimeWindow, windowInWords, type Zoom, zooms } from './time-window';

const zoomWords: Record<Zoom, string> = { '1': '1 month', '3': '3 months', '12': '12 months' };

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
        <IconButton label="A month back" onClick={() => onMove(moved - 1)}>
          <ChevronLeft />
        </IconButton>
        <IconButton label="A month on" onClick={() => onMove(moved + 1)}>
          <ChevronRight />
        </IconButton>
        <Button variant="tertiary" size="S" disabled={moved === 0} onClick={() => onMove(0)}>
          Today
        </Button>
        <Typography aria-live="polite" variant="delta" paddingLeft={2}>
          {windowInWords(window)}
        </Typography>
      </Flex>
      <Flex gap={2} wrap="wrap">
        <Flex role="group" aria-label="How much time is shown" gap={1}>
          {zooms.map((one) => (
            <Button
              key={one}
              size="S"
              variant={one === zoom ? 'secondary' : 'tertiary'}
              aria-pressed={one === zoom}
              onClick={() => onZoom(one)}
            >
              {zoomWords[one]}
            </Button>
          ))}
        </Flex>
        <Button size="S" variant="tertiary" aria-pressed={isTable} onClick={() => onTable(!isTable)}>
          {isTable ? 'Show as a calendar' : 'Show as a table'}
        </Button>
      </Flex>
    </Flex>
  );
}

const Swatch = styled.span<{ $look: Appearance | 'gap' }>`
  ${({ $look }) => ($look === 'gap' ? gapLook : looks[$look])}
  display: inline-block;
  inline-size: 2.4rem;
  block-size: 1.4rem;
  border-radius: 3px;
`;

const legend: [Appearance | 'gap', string][] = [
  ['published', 'Published'],
  ['changed', 'Published, changed since'],
  ['draft', 'Draft only'],
  ['gap', 'No banner for everybody'],
];

/** What the patterns mean. */
export function Legend() {
  return (
    <Flex tag="ul" gap={4} wrap="wrap" aria-label="What the patterns mean">
      {legend.map(([look, words]) => (
        <Flex key={look} tag="li" gap={2}>
          <Swatch $look={look} aria-hidden />
          <Typography variant="pi" textColor="neutral700">
            {words}
          </Typography>
        </Flex>
      ))}
      <Typography tag="li" variant="pi" textColor="neutral700">
        Times are UTC.
      </Typography>
    </Flex>
  );
}
