/** The calendar of banners. */
export const calendarWords = {
  automatically: 'Published and unpublished automatically',
  notLoaded: 'Couldn’t load the banner schedule. Reload the page.',
  none: 'No banners yet. Each one will appear here from its start to its end.',
  newBanner: 'New banner',
  whatReadersSaw: 'What readers saw on a page, day by day',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  today: 'Today',
  zoom: 'Time range',
  zooms: { '1': '1 month', '3': '3 months', '12': '12 months' },
  viewAsCalendar: 'View as calendar',
  viewAsTable: 'View as table',
  legend: 'Legend',
  looks: {
    live: 'Live',
    changed: 'Live, with unpublished changes',
    scheduled: 'Scheduled',
    draft: 'Draft',
    ended: 'Ended',
    stopped: 'Stopped',
    gap: 'No banner for some or all readers',
  },
  timesAreIn: (zone: string) => `Times are in the newsroom’s time zone, ${zone}.`,
  noPlacement: 'Drafts without a placement:',
};

/** A bar of the calendar, as it is read aloud and shown in its tooltip. */
export const barWords = {
  change: 'As changed, not published yet',
  withChanges: ', with unpublished changes',
  deleted: 'It was deleted since.',
  approvalEnds: (day: string) => `approval ends ${day}`,
  priority: (priority: number) => `Priority ${priority}.`,
  endsWithApproval: 'It would run longer, but its approval ends here.',
  outrankedBy: (name: string, onSome: boolean) => `${name} is shown instead${onSome ? ' on some pages' : ''}`,
  asChanged: (name: string) => `${name}, as changed`,
};

/** The calendar as a table. */
export const calendarTableWords = {
  columns: ['Banner', 'Where', 'From', 'To', 'Approved until', 'Priority', 'Status'],
  fromPublication: 'when published',
  noEnd: 'no end date',
};

/** What the calendar finds, in sentences. */
export const findingsWords = {
  gaps: 'Gaps',
  noGaps: 'Every placement has a banner for this entire period.',
  overlaps: 'Overlaps',
  noOverlaps: 'No two banners compete for the same placement in this period.',
  approvals: 'Approvals ending within 30 days',
  noApprovals: 'None.',
  approvedUntil: (day: string) => `Approved until ${day}. It won’t be shown after that day.`,
};
