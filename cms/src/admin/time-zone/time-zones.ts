import { UTC } from '@patient-press/shared/time-zones';
import { zoneInWords } from '@patient-press/shared/words/hours';

/** “America/New York (Eastern Time)”: a time zone by its name and by what people call it. */
export function timeZoneInWords(timeZone: string): string {
  const name = timeZone.replaceAll('_', ' ');
  try {
    const called = zoneInWords(timeZone);
    return called === timeZone ? name : `${name} (${called})`;
  } catch {
    return name;
  }
}

export interface TimeZoneChoice {
  value: string;
  label: string;
}

let choices: TimeZoneChoice[] | null = null;

/** Every time zone that the browser knows. Naming them all takes a moment, once. */
export function timeZoneChoices(): TimeZoneChoice[] {
  choices ??= [...new Set([UTC, ...Intl.supportedValuesOf('timeZone')])].map((value) => ({
    value,
    label: timeZoneInWords(value),
  }));
  return choices;
}
