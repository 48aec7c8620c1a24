import type { FeedbackTopic } from '@patient-press/shared/feedback';
import type { MessageState } from '../../feedback/contract';

/** The page with what readers say of articles and guides. */
export const feedbackWords = {
  title: 'Feedback',
  subtitle: 'What readers say about articles and guides. They don’t say who they are, and can’t be answered.',
  notLoaded: 'Couldn’t load the feedback. Reload the page.',
  failed: 'This couldn’t be saved. Reload the page and try again.',
  states: { new: 'New', handled: 'Handled', suspect: 'Possible spam' } satisfies Record<MessageState, string>,
  choose: 'Which messages to show',
  messages: {
    label: 'Messages',
    columns: ['Message', 'Page', 'Sent', 'Actions'],
    none: {
      new: 'No new messages.',
      handled: 'No message has been handled yet.',
      suspect: 'No message looks like spam.',
    } satisfies Record<MessageState, string>,
    retained:
      'Messages are encrypted, and deleted after 18 months. If one says who someone is, delete it once it’s handled.',
    unreadable: 'Can’t be opened',
    handledBy: (name: string) => `Handled by ${name}`,
    topics: {
      wrong: 'Not correct',
      outdated: 'Out of date',
      unclear: 'Hard to understand',
      other: 'Something else',
    } satisfies Record<FeedbackTopic, string>,
  },
  deletedPage: 'A page that was deleted',
  done: 'Mark as handled',
  again: 'List as new',
  delete: 'Delete',
  ask: 'Delete this message? This can’t be undone.',
  counts: {
    title: 'Was this page helpful?',
    label: 'Answers by page',
    columns: ['Page', 'No', 'Yes'],
    none: 'No one has answered yet.',
    means: 'Answers of the last year. Pages with the most “No” come first.',
  },
};
