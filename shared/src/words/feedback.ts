import type { FeedbackTopic } from '../feedback.ts';

/** What readers are asked below articles and guides. */
export const feedbackWords = {
  question: 'Was this page helpful?',
  yes: 'Yes',
  no: 'No',
  wrong: 'Something is wrong',
};

/** What the server answers to that: in place of the question, or as a page for a browser without script. */
export const feedbackPageWords = {
  thanks: { title: 'Thank you', text: 'We count the answers, and use them to improve this page.' },
  notHelpful: { title: 'Thank you', text: 'We’re sorry this page didn’t help. If you like, say what was missing.' },
  wrong: { title: 'Something is wrong', text: 'Say what’s wrong, and our editors will look at it.' },
  received: {
    title: 'Thank you',
    text: 'Our editors will read your message. We can’t reply, because we don’t ask who you are.',
  },
  failed: 'Your message wasn’t sent yet',
  gone: 'This page isn’t on our site anymore, so you can’t send feedback about it.',
  topic: 'What is it about? (optional)',
  topics: {
    '': 'Choose one, or leave this',
    wrong: 'Something isn’t correct',
    outdated: 'Something is out of date',
    unclear: 'Something is hard to understand',
    other: 'Something else',
  } satisfies Record<FeedbackTopic | '', string>,
  message: 'Your message',
  hint: 'Don’t include your name or anything about your health. We can’t answer medical questions here.',
  messageMissing: 'Write what’s wrong, in a few words.',
  topicUnknown: 'Choose one of the answers, or leave this.',
  answerMissing: 'Press one of the buttons below the page.',
  send: 'Send',
  back: 'Back to the page',
};
