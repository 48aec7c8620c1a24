import type { HomePage } from './types';

export const homePage: HomePage = {
  lead: 'nivolumab-ipilimumab-checkmate-743',
  startHere: {
    title: 'Newly diagnosed? Start here',
    text: 'You don’t have to read everything at once. These pages are a good place to begin.',
    links: [
      { label: 'Questions to ask in the first weeks', guide: 'questions-to-ask-in-the-first-weeks' },
      { label: 'How mesothelioma is diagnosed', article: 'how-mesothelioma-is-diagnosed' },
      { label: 'Treatments that have been tested', url: '/topics/treatment/' },
      { label: 'Help with breathlessness', article: 'breathlessness-and-pleural-fluid' },
    ],
  },
};
