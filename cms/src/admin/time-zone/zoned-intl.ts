import type { FormatDateOptions, IntlShape } from 'react-intl';

type Styled = Pick<FormatDateOptions, 'dateStyle' | 'timeStyle'>;

/** Intl refuses to name the time zone beside a style: these are the fields that the styles stand for. */
const dateFields: Record<NonNullable<Styled['dateStyle']>, FormatDateOptions> = {
  // Strapi’s lists ask for it, and a weekday leaves no room for the columns after it.
  full: { year: 'numeric', month: 'short', day: 'numeric' },
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
  short: { year: '2-digit', month: 'numeric', day: 'numeric' },
};
const timeFields: Record<NonNullable<Styled['timeStyle']>, FormatDateOptions> = {
  full: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  long: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  medium: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  short: { hour: 'numeric', minute: '2-digit' },
};

const withoutStyles = ({ dateStyle, timeStyle, ...others }: FormatDateOptions): FormatDateOptions => ({
  ...(dateStyle && dateFields[dateStyle]),
  ...(timeStyle && timeFields[timeStyle]),
  ...others,
});

const hasTime = ({ hour, minute, second }: FormatDateOptions) => Boolean(hour ?? minute ?? second);

/** A day without a time, as Strapi's lists and filters give it: text, or midnight where the browser is. */
function dayZone(value: unknown): { timeZone?: string } | null {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? { timeZone: 'UTC' } : null;
  const isMidnight = value instanceof Date && value.getTime() === new Date(value).setHours(0, 0, 0, 0);
  return isMidnight ? {} : null;
}

/**
 * What Strapi formats dates and times with, made to speak of the newsroom's time zone: moments are shown in it, and times
 * with its name. Days stay the days that they are.
 */
export function inTimeZone(intl: IntlShape, timeZone: string): IntlShape {
  return {
    ...intl,
    timeZone,
    formatDate(value, given = {}) {
      const options = withoutStyles(given);
      if (hasTime(options)) return intl.formatDate(value, { ...options, timeZone, timeZoneName: 'short' });
      return intl.formatDate(value, { ...options, ...(dayZone(value) ?? { timeZone }) });
    },
    formatTime: (value, given = {}) =>
      intl.formatTime(value, { ...withoutStyles(given), timeZone, timeZoneName: 'short' }),
  };
}
