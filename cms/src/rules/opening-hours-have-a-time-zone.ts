import { isTimeZone } from '@patient-press/shared/hours';
import { text } from '../platform/fields';
import type { Rule } from './rule';

const EXAMPLE = 'Write its name as in America/New_York, America/Chicago or America/Los_Angeles.';

export const openingHoursHaveATimeZone: Rule = {
  on: 'shared.chat',
  when: 'save',
  check(chat) {
    const [hours, timeZone] = [text(chat.hours), text(chat.timeZone)];
    if (timeZone && !isTimeZone(timeZone)) {
      return [{ path: ['timeZone'], message: `“${timeZone}” is no time zone that browsers know. ${EXAMPLE}` }];
    }
    return hours && !timeZone
      ? [{ path: ['timeZone'], message: `Hours need the time zone that they are meant in. ${EXAMPLE}` }]
      : [];
  },
};
