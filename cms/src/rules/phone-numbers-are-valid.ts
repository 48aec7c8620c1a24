import { dialedNumber, hasExtension } from '@patient-press/shared/phone';
import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { linkWords } from './words/link';

const whyNot = (given: string, path: string): Objection => ({
  path: [path],
  message: hasExtension(given) ? linkWords.extension(given) : linkWords.notAPhoneNumber(given),
});

/** The site's number; where only its printed form is given, that. */
const siteNumber = (settings: ReadonlyFields): string => text(settings.phoneNumber) || text(settings.phoneLabel);

export const phoneNumbersAreValid: Rule[] = [
  {
    on: 'api::site-settings.site-settings',
    when: 'save',
    normalize(settings) {
      const number = dialedNumber(siteNumber(settings));
      if (number) settings.phoneNumber = number;
    },
    check(settings) {
      const given = siteNumber(settings);
      return given && !dialedNumber(given) ? [whyNot(given, 'phoneNumber')] : [];
    },
  },
  {
    on: 'marketing.action',
    when: 'save',
    normalize(action) {
      const number = action.kind === 'call' && dialedNumber(text(action.url));
      if (number) action.url = `tel:${number}`;
    },
    check(action) {
      const given = text(action.url);
      return action.kind === 'call' && given && !dialedNumber(given) ? [whyNot(given, 'url')] : [];
    },
  },
];
