import { MAX_ADDRESSES, splitAddresses } from '../delivery/mail/intake-addresses';
import { normalEmail } from '../platform/contact/normal-email';
import { text } from '../platform/fields';
import type { Rule } from './rule';
import { intakeEmailWords } from './words/settings';

export const intakeAddressesCanBeEmailed: Rule = {
  on: 'api::site-settings.site-settings',
  when: 'save',
  check(settings) {
    const addresses = splitAddresses(text(settings.intakeEmails));
    const path = ['intakeEmails'];
    if (addresses.length > MAX_ADDRESSES) return [{ path, message: intakeEmailWords.tooMany(MAX_ADDRESSES) }];
    return addresses
      .filter((address) => !normalEmail(address))
      .map((address) => ({
        path,
        message: intakeEmailWords.notAnAddress(address),
      }));
  },
};
