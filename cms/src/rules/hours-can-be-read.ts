import { HoursError, parseHours } from '@patient-press/shared/hours';
import { type Rule, text } from './rule';

export const hoursCanBeRead: Rule = {
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
