import type { Linked } from './language.ts';

interface Days {
  days: number;
}

const pressThere = 'Open the link in the email again and press the button there.';

/** What readers see behind the links in their emails, when it is not the guide itself. */
export const linkPageWords = {
  allGuides: 'All guides',
  requestAgain: 'Request the guide again',
  unknown: {
    title: 'This link doesn’t work',
    text: 'Part of it may be missing. Open the link in the email again, or copy all of it.',
  },
  notOffered: {
    title: 'This guide isn’t available right now',
    text: 'We took it off the site after you asked for it. If we bring it back, your link will work again.',
  },
  erased: {
    title: 'Your request was deleted',
    text: 'We deleted the information you gave us to get this guide, so the link no longer works.',
  },
  fileMissing: {
    title: 'We can’t open the guide right now',
    text: 'This is our fault, and our team has been notified. Try again later. Your link will still work.',
  },
  broken: {
    title: 'Something went wrong',
    text: 'This is our fault. Try again in a minute. Your link will still work.',
  },
  expired: {
    title: 'This link has expired',
    text: ({ days }: Days) =>
      `Links work for ${days} days. We can send a new one to the email address that was used to request the guide.`,
    button: 'Send me a new link',
  },
  renewed: {
    title: 'A new link is on its way',
    text: 'We’re sending it to the email address that was used to request the guide. If you don’t see it in a few minutes, check your spam or junk folder.',
  },
  renewedOften: {
    title: 'We already sent you new links',
    text: 'Check your inbox and your spam or junk folder. You can request another link tomorrow.',
  },
  confirm: {
    title: 'Did you ask for this guide?',
    button: 'Yes, send me the guide',
    notYou: 'If it wasn’t you, close this page. We won’t send anything.',
  },
  confirmed: {
    title: 'Thank you. Your guide is on its way',
    text: ['You’ll get it by email, or you can ', 'open it now (PDF)', '.'] satisfies Linked,
  },
  confirmExpired: {
    title: 'This link has expired',
    text: ({ days }: Days) =>
      `Links work for ${days} days. We haven’t sent anything. If you still want the guide, request it again.`,
  },
  otherSite: { title: 'This can’t be sent from another site', text: pressThere },
  tooMuch: { title: 'That was more than we can accept', text: pressThere },
  notAForm: { title: 'We couldn’t read that', text: pressThere },
  wrongMethod: { title: 'This link can’t be used that way', text: 'Open the link in the email again.' },
};
