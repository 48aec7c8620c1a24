import { expect, test } from 'vitest';
import { canonicalMailbox } from '../../src/platform/contact/canonical-mailbox.ts';
import { normalEmail } from '../../src/platform/contact/normal-email.ts';

const mailboxOf = (typed: string) => {
  const email = normalEmail(typed);
  if (!email) throw new Error(`${typed} is not an email address.`);
  return canonicalMailbox(email);
};

test.each([
  [
    'grace@gmail.com',
    ['Grace+guide@Gmail.com', 'g.r.a.c.e@gmail.com', 'grace@googlemail.com', 'g.race+a+b@googlemail.com'],
  ],
  ['grace@example.org', ['grace+1@example.org', 'GRACE+2@EXAMPLE.ORG']],
  ['grace@outlook.com', ['grace+guide@outlook.com']],
  ['grace@yahoo.com', ['grace-guide@yahoo.com', 'grace+x@yahoo.com']],
  ['grace@yahoo.co.uk', ['grace-a-b@yahoo.co.uk']],
  ['grace@icloud.com', ['grace@me.com', 'grace+x@mac.com']],
  ['gracehopper@proton.me', ['grace.hopper@pm.me', 'grace-hopper@protonmail.com', 'grace_hopper+x@protonmail.ch']],
  ['grace@fastmail.com', ['guide@grace.fastmail.com', 'grace+x@fastmail.com']],
])('the mailbox %s is one, however its address is written', (mailbox, addresses) => {
  expect(addresses.map(mailboxOf)).toEqual(addresses.map(() => mailbox));
  expect(mailboxOf(mailbox)).toBe(mailbox);
});

test.each([
  ['g.race@example.org', 'grace@example.org'],
  ['g.race@outlook.com', 'grace@outlook.com'],
  ['grace-hopper@example.org', 'grace@example.org'],
  ['grace@example.org', 'grace@example.com'],
  ['+1@example.org', '+2@example.org'],
  ['grace@gmail.com.example.org', 'grace@gmail.com'],
])('%s and %s are two mailboxes', (one, other) => {
  expect(mailboxOf(one)).not.toBe(mailboxOf(other));
});
