import { isTimeZone } from '@patient-press/shared/hours';
import { text } from '../platform/fields';
import type { Rule } from './rule';
import { chatWords } from './words/settings';

export const openingHoursHaveATimeZone: Rule = {
  on: 'shared.chat',
  when: 'save',
  check(chat) {
    const [hours, timeZone] = [text(chat.hours), text(chat.timeZone)];
    if (timeZone && !isTimeZone(timeZone)) {
      return [{ path: ['timeZone'], message: chatWords.notATimeZone(timeZone) }];
    }
    return hours && !timeZone ? [{ path: ['timeZone'], message: chatWords.noTimeZone }] : [];
  },
};
