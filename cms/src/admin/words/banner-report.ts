/** The report about banners: choices, tables and versions. */
export const bannerReportWords = {
  notLoaded: 'Couldn’t load banner results. Reload the page, or ask an operator.',
  banner: 'Banner',
  allBanners: 'All banners',
  unnamed: (documentId: string) => `Banner ${documentId}`,
  states: { published: '', draft: ' (draft)', deleted: ' (deleted)' },
  noBanners: 'No banners yet. Create one in the Content Manager, under Banner.',
  columns: ['Banner', 'Views', 'Clicks', 'Click rate', 'Requests', 'Request rate'],
  period: 'Period',
  daysAreUtc: 'Days are in UTC.',
  lastDays: (days: number) => `Last ${days} days`,
  customPeriod: 'Custom period',
  from: 'From',
  to: 'To',
  span: (from: string, to: string) => `${from} to ${to}`,
  countsAsCsv: 'Counts as CSV',
  nothingCounted:
    'No views in this period. Choose another period, or check that the banner is published and its start has passed.',
  suspect: (views: number, clicks: number) =>
    `Left out as suspect: ${views} ${views === 1 ? 'view' : 'views'} and ${clicks} ${clicks === 1 ? 'click' : 'clicks'}. One address sent more of them than readers do, or clicks without views.`,
  original: 'original banner',
};

/** The tables of one banner’s variants. */
export const variantTableWords = {
  columns: ['Variant', 'Views', 'Clicks', 'Click rate', 'Requests', 'Request rate'],
  removed: 'no longer in the banner',
  byPlacement: 'By placement',
  placementColumns: ['Placement', 'Variant', 'Views', 'Clicks', 'Requests'],
};

/** The plot over the days of the period. */
export const overTimeWords = {
  title: 'Over time',
  measure: 'Measure',
  measures: { clicked: 'Click rate', led: 'Request rate', seen: 'Views' },
  span: 'Cumulative or daily',
  spans: { cumulative: 'cumulative', daily: 'daily' },
  plot: (measure: string, span: string) => `${measure} by variant, ${span}`,
};

/** The versions of a banner that readers could see. */
export const bannerVersionsWords = {
  title: 'What readers saw',
  columns: ['Version', 'Shown from', 'Shown until', 'Message', 'Placement', 'Approved by', 'Published by'],
  never: 'never',
  notYet: 'not yet',
  current: 'now',
  notApproved: 'Not approved',
  notRecorded: 'Not recorded',
  asCsv: 'Versions as CSV',
  asJson: 'Versions as JSON',
  explanation: 'The files contain each version word for word, with its sponsor and approval. Their times are in UTC.',
  none: 'Nothing yet: this banner hasn’t been published.',
};

interface Lead {
  leader: string;
  rates: string;
  chance: string;
  lift: string;
}

/** Whether a variant of an experiment leads. */
export const verdictWords = {
  title: 'Which variant leads',
  method: 'How we calculate this',
  quoted: (variant: string) => `“${variant}”`,
  rates: ({ leader, runnerUp, other }: { leader: string; runnerUp: string; other: string }) =>
    `${leader} compared with ${runnerUp} for ${other}`,
  more: (difference: string) => `${difference} more`,
  less: (difference: string) => `${difference} less`,
  between: (low: string, high: string) => `; the data are consistent with anything from ${low} to ${high}`,
  atLeast: (low: string) => `; the data are consistent with ${low} or better`,
  atMost: (high: string) => `; the data are consistent with anything up to ${high}`,
  lift: (more: string, bounds: string) => ` It is clicked ${more} often${bounds}.`,
  chance: (ofHundred: number) =>
    ofHundred <= 5 ? `fewer than ${ofHundred} of 100 experiments` : `up to ${ofHundred} of 100 experiments`,
  significant: 'Statistically significant',
  significantLead: ({ leader, rates, chance, lift }: Lead) =>
    `${leader} leads: ${rates}. The lead is statistically significant: checked every day, a lead this clear would appear by chance in ${chance}.${lift}`,
  noWinner: 'No winner yet',
  notSignificant: ({ leader, rates, chance, lift }: Lead) =>
    `No lead is statistically significant yet. ${leader} is ahead, at ${rates}, but checked every day, a lead like this would appear by chance in ${chance}.${lift}`,
  tooSmall: ({ leader, rates }: Pick<Lead, 'leader' | 'rates'>) =>
    `No lead is statistically significant yet. ${leader} is ahead, at ${rates}, but the lead is too small to mean anything yet.`,
  noExperiment: 'No experiment',
  hadNoVariants: 'This banner didn’t have two variants to compare.',
  hasNoVariants:
    'This banner doesn’t have two variants to compare. To test different wordings, add variants under “Variants.”',
  notYet: 'Not yet',
  firstDay: 'Results are calculated once a day is over (UTC). No full day with variants yet.',
  nothingToCompare: 'Nothing to compare yet',
  whatIsNeeded: 'Two variants need views on the same day, and at least one click.',
  level: 'The top variants have the same click rate.',
  span: (since: string, until: string) =>
    `Based on all full days since the variants were first seen: ${since} to ${until}. Rates are adjusted as if every variant had been shown equally each day.`,
};
