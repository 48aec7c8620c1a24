import { text } from '../platform/fields';
import { whyNotAnAddress } from '../recipients/address';
import { RECIPIENT } from '../recipients/recipient';
import type { Rule } from './rule';

/** What readers wrote goes over https, to an address on the open internet; http is for trying it out on this machine. */
export const webhooksUseHttps: Rule = {
  on: RECIPIENT,
  when: 'save',
  normalize(recipient) {
    const url = text(recipient.url);
    if (url) recipient.url = url;
  },
  check(recipient) {
    const url = text(recipient.url);
    const message = url && whyNotAnAddress(url);
    return message ? [{ path: ['url'], message }] : [];
  },
};
