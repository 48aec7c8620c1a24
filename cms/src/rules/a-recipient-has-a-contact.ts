import { normalEmail } from '../platform/contact/normal-email';
import { text } from '../platform/fields';
import { RECIPIENT } from '../recipients/recipient';
import type { Rule } from './rule';
import { recipientRuleWords } from './words/recipient';

const isPage = (value: string) => /^https:\/\//i.test(value) && URL.canParse(value);

/** Readers may turn to those who received their data: the copy that they get of it says where. (RCW 19.373.040) */
export const aRecipientHasAContact: Rule = {
  on: RECIPIENT,
  when: 'save',
  normalize(recipient) {
    const contact = text(recipient.contact);
    if (contact) recipient.contact = contact;
  },
  check(recipient) {
    const contact = text(recipient.contact);
    if (!contact || normalEmail(contact) || isPage(contact)) return [];
    return [{ path: ['contact'], message: recipientRuleWords.notAContact(contact) }];
  },
};
