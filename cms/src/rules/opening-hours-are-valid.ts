import { HoursError, parseHours } from '@patient-press/shared/hours';
import { text } from '../platform/fields';
import type { Rule } from './rule';

export const openingHoursAreValid: Rule = {
  on: 'shared.chat',
  when: 'save',
  check({ hours }) {
    try {
      parseHours(text(hours));
      return [];
    } catch (error) {
      if (!(error instanceof HoursError)) throw error;
      return [{ path: ['hours'], message: error.message }];
    }
  },
};
