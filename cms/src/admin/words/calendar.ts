import { formatDate } from '../times';

/** The calendar: what is published, reviewed, and shown on which day. */
export const calendarPageWords = {
  tab: 'Calendar',
  notLoaded: 'Couldn’t load the calendar. Reload the page.',
  more: 'There is more this month than fits. Open the lists to see all of it.',
  previous: 'Previous month',
  next: 'Next month',
  today: 'Today',
  isToday: 'today',
  zone: (zone: string) => `Days and times are in the newsroom’s time zone, ${zone}.`,
  howToMove:
    'Drag an upcoming item to another day. With the keyboard, focus its move button and press ← or → for a day, ↑ or ↓ for a week, or Enter to choose a day.',
  kinds: {
    publish: 'Publishes',
    unpublish: 'Comes down',
    review: 'Review due',
    published: 'Published',
    'banner-starts': 'Banner starts',
    'banner-ends': 'Banner ends',
  },
  move: (title: string) => `Move “${title}”`,
  moveTitle: (title: string) => `Move “${title}” to another day`,
  newDay: 'Day',
  moveButton: 'Move',
  moved: ({ title, day }: { title: string; day: string }) => `“${title}” is on ${formatDate(day)} now.`,
  movedDraft: ({ title, day }: { title: string; day: string }) =>
    `The draft of “${title}” says ${formatDate(day)} now. Publish it to change what readers have.`,
  notMoved: 'This wasn’t moved. Reload the page and try again.',
  none: 'Nothing this month.',
};
