/** What every form says around its fields: why it can't be sent, and what happens to it. */
export const formWords = {
  problem: 'There’s a problem',
  notSent: 'Your request wasn’t sent',
  notSentYet: 'Your request wasn’t sent yet',
  /** The site can't be reached. */
  offline: 'We couldn’t reach the site. You may be offline.',
  /** The site answered something that it never says, as when a network answers in its place. */
  unknown: 'We couldn’t save your request just now. Try again in a minute, or call us.',
  waiting: {
    connection:
      'What you typed is still here. If you keep this page open, we’ll send it when you’re back online. You can also press the button again.',
    site: 'What you typed is still here. If you keep this page open, we’ll send it in a moment. You can also press the button again.',
  },
  sending: 'Sending…',
  /** For screen readers. */
  sendingStatus: 'Sending your request.',
  name: 'Your name (optional)',
  phone: 'Your phone number',
  /** Of the field that people don't see, for programs. */
  trap: 'Website',
  phoneNotValid: ({ phone }: { phone: string }) =>
    `“${phone}” isn’t a valid phone number. Include the area code, like 205-555-0143. Outside the US and Canada, start with + and the country code.`,
};
