import type { Linked } from './language.ts';

/** The words around guides: their pages, cards and offers, and the page after one was requested. */
export const guideWords = {
  crumb: 'Guides',
  free: ({ edition }: { edition: string | null }) => (edition ? `Free guide, ${edition}` : 'Free guide'),
  contents: 'In this guide',
  download: 'Download the guide',
  /** @param size such as `1.2 MB`. */
  format: ({ size }: { size: string }) => `(PDF, ${size})`,
  getFree: 'Get the free guide',
  list: {
    title: 'Free guides',
    lead: 'Every guide is free to read in full. You don’t have to sign up.',
    /** When not all of them can be read as web pages. */
    leadWithFiles: 'Our guides are free.',
    empty: 'No guides have been published yet.',
  },
  card: {
    online: 'Free to read online',
    download: 'Read online, or download the PDF',
    onRequest: 'Read online, or get the PDF by email',
    downloadOnly: 'Download the PDF',
    onRequestOnly: 'Get the PDF by email',
  },
  access: {
    alsoOnline: 'You can also read the full guide below. It’s free.',
    emailMe: 'Email me the PDF',
    alsoOnlineLinked: [
      'You can also ',
      'read the full guide below',
      '. It’s free, and you don’t have to sign up.',
    ] satisfies Linked,
    online: 'You can read the full guide below. It’s free.',
    callForPdf: ({ phone }: { phone: string }): Linked => [
      'Want a PDF to print or save? Call ',
      phone,
      ' and ask for it.',
    ],
  },
  thankYou: {
    title: 'Your guide is on its way',
    description: ({ guide }: { guide: string }) => `What happens next, now that you’ve requested “${guide}.”`,
    lead: ({ guide, days }: { guide: string; days: number }) =>
      `Thank you. You’ll get an email with a link to “${guide}” within minutes. The link works for ${days} days.`,
    opensPdf: 'The link opens the guide as a PDF.',
    downloadNow: 'Download the guide now (PDF)',
    noEmail: 'If you don’t see the email',
    spam: 'Wait a few minutes, then check your spam or junk folder.',
    from: ({ sender }: { sender: string }): Linked => ['It comes from ', sender, '. '],
    asksNothing: 'Our email won’t ask you for a password or a payment.',
    confirm:
      'If we weren’t sure it was you who asked, the first email asks you to confirm. Press the button in it, and we’ll send the guide.',
    atMost: ({ count }: { count: number }) =>
      `We send at most ${count} guides a day to one email address. If you asked for more today, look for the earlier emails.`,
    mistyped: ['If nothing comes, you may have mistyped your address. ', 'Request it again', '.'] satisfies Linked,
    orCall: ({ phone }: { phone: string }): Linked => ['You can also call ', phone, ' and ask for the guide.'],
    noWait: 'You don’t have to wait',
    readNow: ({ guide }: { guide: string }): Linked => [
      'The full guide is also on this site. ',
      `Read “${guide}” now`,
      '.',
    ],
  },
};
