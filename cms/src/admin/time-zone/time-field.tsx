import { clockIn, dayIn, momentIn } from '@patient-press/shared/time-zones';
import { DatePicker, Field, Flex, TimePicker, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { formatTimeIn, todayInNewsroom } from '../times';
import { timeZoneWords as words } from '../words/time-zone';
import { newsroomTimeZone } from './newsroom-zone';
import { timeZoneInWords } from './time-zones';

const LAST_DAY = new Date('2099-12-31T00:00:00.000Z');
const MIDNIGHT = '00:00';

interface Props {
  name: string;
  label?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** A moment as the form has it: text as it was read, or a `Date`. Null: none. */
function momentOf(value: unknown): string | null {
  const date = value instanceof Date ? value : typeof value === 'string' && value ? new Date(value) : null;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}

/** The same time where the browser is, for those who work elsewhere. */
function OnYourClock({ at }: { at: string }) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const [here, there] = [formatTimeIn(timeZone, at), formatTimeIn(newsroomTimeZone(), at)];
  if (clockIn(timeZone, at) === clockIn(newsroomTimeZone(), at) || here === there) return null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {words.onYourClock(here)}
    </Typography>
  );
}

/**
 * A day and a time of day in the newsroom's time zone, in place of Strapi's input, which takes them in the browser's without
 * saying so. What is stored stays: a moment.
 */
export function TimeField({ name, label, hint, required = false, disabled = false }: Props) {
  const { value, onChange, error } = useField<unknown>(name);
  const timeZone = newsroomTimeZone();
  const at = momentOf(value);
  const day = at && dayIn(timeZone, at);
  const clock = at && clockIn(timeZone, at);
  const store = (next: { day: string; clock: string }) => onChange(name, momentIn(timeZone, next.day, next.clock));
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label ?? name}</Field.Label>
      <Flex role="group" aria-label={typeof label === 'string' ? label : name} gap={1} wrap="wrap">
        <DatePicker
          aria-label={words.date}
          clearLabel={`${words.clear} date`}
          value={day ? new Date(day) : undefined}
          maxDate={LAST_DAY}
          disabled={disabled}
          onChange={(chosen) =>
            chosen ? store({ day: chosen.toISOString().slice(0, 10), clock: clock ?? MIDNIGHT }) : onChange(name, null)
          }
          onClear={() => onChange(name, null)}
        />
        <TimePicker
          aria-label={words.time}
          clearLabel={`${words.clear} time`}
          value={clock ?? ''}
          disabled={disabled}
          onChange={(chosen) => chosen && store({ day: day ?? todayInNewsroom(), clock: chosen })}
          onClear={day && clock !== MIDNIGHT ? () => store({ day, clock: MIDNIGHT }) : undefined}
        />
      </Flex>
      <Field.Error />
      <Field.Hint />
      <Typography variant="pi" textColor="neutral600">
        {words.inZone(timeZoneInWords(timeZone))}
      </Typography>
      {at && <OnYourClock at={at} />}
    </Field.Root>
  );
}
