interface Provider {
  provider: string;
}
interface Phone {
  phone: string;
}

/** The chat's dialog: what is said before anything is loaded from a provider, and the other ways to reach someone. */
export const chatWords = {
  titles: { notice: 'Before you start the chat', chat: 'Chat', callback: 'Talk to a person' },
  close: 'Close',
  start: 'Start chat',
  tryAgain: 'Try the chat again',
  call: ({ phone }: Phone) => `Call ${phone}`,
  callInstead: ({ phone }: Phone) => `Call ${phone} instead`,
  requestCall: 'Request a call',
  otherWays: 'Other ways to reach us',
  notice: ({ provider, host, siteName }: Provider & { host: string; siteName: string }) => [
    `This chat is run by ${provider} (${host}) for ${siteName}. What you write is sent to ${provider} and stored there, not on this site. Nothing has been sent to ${provider} yet.`,
    `When you start the chat, ${provider} sees your IP address, as any website you visit does. We don’t tell ${provider} which page you’re on. Don’t share health details that you wouldn’t put in a letter.`,
  ],
  loading: ({ provider }: Provider) => `Loading the chat from ${provider}…`,
  loaded: ({ provider }: Provider) => `The chat from ${provider} has loaded.`,
  frame: ({ provider }: Provider) => `Chat from ${provider}`,
  notVisible: 'Don’t see the chat?',
  notLoaded: 'The chat couldn’t load. You may be offline.',
  failed: 'The chat didn’t load.',
  noOne: 'No one is available to chat right now.',
  /** @param hours in words. @param zone such as “Eastern Time”. */
  hours: ({ hours, zone }: { hours: string; zone: string }) => `Chat hours: ${hours} (${zone}).`,
};

/** The form for a call, in the same dialog. */
export const callbackFormWords = {
  title: 'We can call you',
  bestTime: 'Best time to call (optional)',
  bestTimeHint: 'For example, weekday mornings.',
  consentHint: 'We’ll only call if you check this box.',
  phoneMissing: 'Enter the phone number we should call.',
  consentMissing: 'Check the box to let us call you. We can’t call without it.',
  sent: {
    title: 'We got your request',
    /** Before and after the phone number. */
    willCall: ({ bestTime }: { bestTime: string }) =>
      ['Someone will call you at ', bestTime ? `. Best time to call: ${bestTime}.` : '.'] as const,
    changedYourMind: ['Don’t want to wait, or changed your mind? Call ', '.'],
  },
} as const;
