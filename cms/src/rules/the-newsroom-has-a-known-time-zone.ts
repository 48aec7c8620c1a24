import { findTimeZone } from '@patient-press/shared/time-zones';
import { text } from '../platform/fields';
import type { Rule } from './rule';
import { timeZoneWords } from './words/settings';

/** Every time of the newsroom and every day on its site is worked out from it. */
export const theNewsroomHasAKnownTimeZone: Rule = {
  on: 'api::site-settings.site-settings',
  when: 'save',
  normalize(settings) {
    const found = findTimeZone(text(settings.timeZone).trim());
    if (found) settings.timeZone = found;
  },
  check(settings) {
    const timeZone = text(settings.timeZone).trim();
    return timeZone && !findTimeZone(timeZone)
      ? [{ path: ['timeZone'], message: timeZoneWords.unknown(timeZone) }]
      : [];
  },
};
