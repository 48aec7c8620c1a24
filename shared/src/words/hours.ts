import { languageTag } from './language.ts';

const example = 'Write hours like “Mo–Fr 09:00–17:00, Sa 10:00–13:00”, or “24/7”.';

/** Why opening hours can't be read: for the editor who typed them. */
export const hoursErrors = {
  day: ({ word, days }: { word: string; days: readonly string[] }) =>
    `“${word}” isn’t a day. Use ${days.join(', ')}. ${example}`,
  time: ({ time }: { time: string }) => `“${time}” isn’t a time. Times run from 00:00 to 24:00. ${example}`,
  length: ({ from, to }: { from: string; to: string }) =>
    `“${from}–${to}” starts and ends at the same time. For a whole day, write 00:00–24:00.`,
  overlap: ({ first, second }: { first: string; second: string }) =>
    `The hours that start on ${first} and ${second} overlap. List each time only once. ${example}`,
  segment: ({ text }: { text: string }) => `“${text}” can’t be read as opening hours. ${example}`,
  noTimes: ({ text }: { text: string }) => `“${text}” ends with days that have no times. ${example}`,
};

const dayNames: Record<string, string> = {
  Mo: 'Mon',
  Tu: 'Tue',
  We: 'Wed',
  Th: 'Thu',
  Fr: 'Fri',
  Sa: 'Sat',
  Su: 'Sun',
};
const everyDay = '24 hours a day, 7 days a week';

function timeInWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (minute === 0 && hour % 24 === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'noon';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

/** Opening hours that `parseHours` accepts, as readers read them: “Mon–Fri 9 a.m.–5 p.m., Sat 10 a.m.–1 p.m.” */
export function hoursInWords(hours: string): string {
  if (hours.trim() === '24/7') return everyDay;
  return hours
    .trim()
    .replaceAll(/\s*[-–—]\s*/g, '–')
    .replaceAll(
      /\b(?:Mo|Tu|We|Th|Fr|Sa|Su)\b/gi,
      (day) => dayNames[`${day.charAt(0).toUpperCase()}${day.charAt(1).toLowerCase()}`] ?? day,
    )
    .replaceAll('00:00–24:00', 'all day')
    .replaceAll(/\d{1,2}:\d\d/g, timeInWords);
}

/** “Eastern Time” for `America/New_York`, whatever the season. @throws RangeError for a zone that Intl doesn't know. */
export function zoneInWords(timeZone: string): string {
  const parts = new Intl.DateTimeFormat(languageTag, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(
    new Date(),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
