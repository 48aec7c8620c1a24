import { formatClock, formatTime } from '@patient-press/shared/schedule-words';
import { type ClockChange, clockIn, dayIn } from '@patient-press/shared/time-zones';
import { Box, Field, Flex, Radio, TextInput, Typography } from '@strapi/design-system';
import { newsroomTimeZone } from '../time-zone/newsroom-zone';
import { timeZoneInWords } from '../time-zone/time-zones';
import { scheduleDialogWords as words } from '../words/schedules';
import { type Entered, toMoment } from './entered-moment';

const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The same moment where the editor is; null: their clock shows what the newsroom's does. @param at ISO. */
export function onYourClock(at: string): string | null {
  const [here, there] = [browserZone(), newsroomTimeZone()];
  const isSame = clockIn(here, at) === clockIn(there, at) && dayIn(here, at) === dayIn(there, at);
  return isSame ? null : formatTime(at, here);
}

/** “2:00 a.m.”: a time of day without a day. @param clock as `02:00`. */
const clockInWords = (clock: string): string => formatClock(`2000-01-01T${clock}:00.000Z`, 'UTC').replace(/ \S+$/, '');

interface Props {
  entered: Entered;
  onChange(entered: Entered): void;
  /** Why the time can't be taken. */
  error: string;
}

/** Asks which of two: a time that clocks show twice is not decided silently. */
function Repeated({
  change,
  entered,
  onChange,
}: Omit<Props, 'error'> & { change: ClockChange & { kind: 'repeated' } }) {
  const zone = newsroomTimeZone();
  return (
    <Field.Root name="which">
      <Field.Label>{words.repeated}</Field.Label>
      <Radio.Group
        aria-label={words.repeated}
        value={entered.isSecond ? 'second' : 'first'}
        onValueChange={(which: string) => onChange({ ...entered, isSecond: which === 'second' })}
      >
        <Radio.Item value="first">{words.first(formatClock(change.first, zone))}</Radio.Item>
        <Radio.Item value="second">{words.second(formatClock(change.second, zone))}</Radio.Item>
      </Radio.Group>
    </Field.Root>
  );
}

/** What the entered time means: in the newsroom, on the editor's own clock, and where clocks are changed. Announced as it changes. */
function Meaning({ at, change }: { at: string; change: ClockChange | null }) {
  const [there, here] = [formatTime(at, newsroomTimeZone()), onYourClock(at)];
  return (
    <Box aria-live="polite">
      {change?.kind === 'skipped' && (
        <Typography tag="p" textColor="neutral800" fontWeight="bold">
          {words.skipped({
            from: clockInWords(change.from),
            to: clockInWords(change.to),
            means: formatClock(at, newsroomTimeZone()),
          })}
        </Typography>
      )}
      <Typography tag="p" textColor="neutral800">
        {words.means(there)}
      </Typography>
      {here && (
        <Typography tag="p" textColor="neutral600">
          {words.onYourClock(here)}
        </Typography>
      )}
    </Box>
  );
}

/** A day and a time of day in the newsroom's time zone, to the minute. */
export function MomentFields({ entered, onChange, error }: Props) {
  const { at, change } = toMoment(newsroomTimeZone(), entered);
  const set = (changes: Partial<Entered>) => onChange({ ...entered, isSecond: false, ...changes });
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root name="moment" error={error || undefined} hint={words.inZone(timeZoneInWords(newsroomTimeZone()))}>
        <Flex gap={3} wrap="wrap" alignItems="flex-end">
          <Field.Root name="day" flex="1" minWidth="150px">
            <Field.Label>{words.date}</Field.Label>
            <TextInput
              type="date"
              value={entered.day}
              max="2099-12-31"
              onChange={({ target }: { target: HTMLInputElement }) => set({ day: target.value })}
            />
          </Field.Root>
          <Field.Root name="clock" flex="1" minWidth="120px">
            <Field.Label>{words.time}</Field.Label>
            <TextInput
              type="time"
              value={entered.clock}
              onChange={({ target }: { target: HTMLInputElement }) => set({ clock: target.value.slice(0, 5) })}
            />
          </Field.Root>
        </Flex>
        <Box aria-live="polite">
          <Field.Error />
        </Box>
        <Field.Hint />
      </Field.Root>
      {change?.kind === 'repeated' && <Repeated change={change} entered={entered} onChange={onChange} />}
      {at && <Meaning at={at} change={change} />}
    </Flex>
  );
}
