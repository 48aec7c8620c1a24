import { dialledNumber } from '@patient-press/shared/phone';
import { type Rule, text } from './rule';

export const aPhoneNumberCanBeDialled: Rule = {
  on: 'api::site-settings.site-settings',
  when: 'save',
  check(settings) {
    const given = text(settings.phoneNumber) || text(settings.phoneLabel);
    if (!given) return [];
    const number = dialledNumber(given);
    if (!number) {
      return [
        {
          path: ['phoneNumber'],
          message: `“${given}” cannot be dialled. Write the number with a plus and the country, for example +18776376843, or as it is printed, for example 877-MESOTHELIOMA.`,
        },
      ];
    }
    settings.phoneNumber = number;
    return [];
  },
};
