import { dialledNumber, hasExtension } from '@patient-press/shared/phone';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

function whyNot(given: string, path: string): Objection {
  return {
    path: [path],
    message: hasExtension(given)
      ? `“${given}” has an extension, and extensions are not internationalNumber. Write a number that is answered without one.`
      : `“${given}” cannot be internationalNumber. Write the number with a plus and the country, for example +18776376843, or as it is printed, for example 877-MESOTHELIOMA.`,
  };
}

export const phoneNumbersAreValid: Rule[] = [
  {
    on: 'api::site-settings.site-settings',
    when: 'save',
    check(settings) {
      const given = text(settings.phoneNumber) || text(settings.phoneLabel);
      if (!given) return [];
      const number = dialledNumber(given);
      if (!number) return [whyNot(given, 'phoneNumber')];
      settings.phoneNumber = number;
      return [];
    },
  },
  {
    on: 'marketing.action',
    when: 'save',
    check(action) {
      const given = text(action.url);
      if (action.kind !== 'call' || !given) return [];
      const number = dialledNumber(given);
      if (!number) return [whyNot(given, 'url')];
      action.url = `tel:${number}`;
      return [];
    },
  },
];
