import { addDays } from '@patient-press/shared/time-zones';
import { IconButton, Link, Typography } from '@strapi/design-system';
import { Drag } from '@strapi/icons';
import { type KeyboardEvent, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { formatClockAlone } from '../times';
import { calendarPageWords as words } from '../words/calendar';
import { commonWords } from '../words/common';
import type { Entry } from './entries';
import { MoveDayDialog } from './move-day-dialog';

const Chip = styled.li<{ $isWarning: boolean }>`
  display: flex;
  align-items: flex-start;
  gap: 0.4rem;
  padding: 0.4rem 0.6rem;
  overflow-wrap: anywhere;
  border-inline-start: 3px solid
    ${({ theme, $isWarning }) => ($isWarning ? theme.colors.warning600 : theme.colors.primary600)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  &[draggable='true'] {
    cursor: grab;
  }
`;

/** A long headline would push the rest of the week off the screen. */
const Title = styled(Link)`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  > span {
    display: inline;
  }
`;

/** How many days a key moves an entry by. */
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface Props {
  entry: Entry;
  onMove(day: string): void;
  /** Called when someone takes hold of it. */
  onGrab(): void;
}

/** One line of a day. What may be moved can be dragged, and has a button that arrow keys work on. */
export function CalendarEntry({ entry, onMove, onGrab }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { kind, title, typeName, href, at, day, moved, needsAttention } = entry;
  const name = title || commonWords.untitled;
  const onKeyDown = (event: KeyboardEvent) => {
    const days = steps[event.key];
    if (days === undefined) return;
    event.preventDefault();
    onMove(addDays(day, days));
  };
  return (
    <Chip
      $isWarning={needsAttention}
      draggable={moved !== null}
      onDragStart={(event) => {
        // Strapi cancels every drag that isn't one of its own.
        event.stopPropagation();
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', name);
        onGrab();
      }}
    >
      <div style={{ flex: 1 }}>
        <Typography variant="pi" textColor={needsAttention ? 'warning700' : 'neutral600'} tag="div">
          {[words.kinds[kind], ...(at ? [formatClockAlone(at)] : [])].join(' ')}
        </Typography>
        <Title tag={RouterLink} to={href} title={`${typeName}: ${name}`} draggable={false}>
          {name}
        </Title>
      </div>
      {moved && (
        <IconButton
          label={words.move(name)}
          variant="ghost"
          size="XS"
          withTooltip={false}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        >
          <Drag />
        </IconButton>
      )}
      {isOpen && <MoveDayDialog name={name} day={day} onMove={onMove} onClose={() => setOpen(false)} />}
    </Chip>
  );
}
