import { MAX_ADDRESSES, splitAddresses } from '../delivery/mail/intake-addresses';
import { normalEmail } from '../platform/contact/normal-email';
import { text } from '../platform/fields';
import type { Rule } from './rule';

export const intakeAddressesCanBeEmailed: Rule = {
  on: 'api::site-settings.site-settings',
  when: 'save',
  check(settings) {
    const addresses = splitAddresses(text(settings.intakeEmails));
    const path = ['intakeEmails'];
    if (addresses.length > MAX_ADDRESSES)
      return [{ path, message: `Enter at most ${MAX_ADDRESSES} addresses. For more people, use a mailing list.` }];
    return addresses
      .filter((address) => !normalEmail(address))
      .map((address) => ({
        path,
        message: `“${address}” isn’t a valid email address. Enter one address per line, like name@example.org.`,
      }));
  },
};
