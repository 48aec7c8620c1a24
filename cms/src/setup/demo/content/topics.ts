import type { Topic } from './types';

export const topics: Topic[] = [
  {
    name: 'Research',
    slug: 'research',
    summary:
      'New studies, and older ones that still matter, in plain language: what was done, what was found, in whom, and what isn’t known yet.',
  },
  {
    name: 'Treatment',
    slug: 'treatment',
    summary:
      'How drugs, surgery, and other treatments performed in trials of people with mesothelioma, with the numbers and the side effects.',
  },
  {
    name: 'Diagnosis',
    slug: 'diagnosis',
    summary: 'The tests, what each can and cannot show, and the words on a pathology report.',
  },
  {
    name: 'Asbestos and the law',
    slug: 'asbestos-and-the-law',
    summary:
      'Where asbestos was used, what the rules say, and how trusts, courts, and benefits work. General information, not legal advice.',
  },
  {
    name: 'Living with mesothelioma',
    slug: 'living-with-mesothelioma',
    summary: 'Breathing, pain, food, work, and family: what helps on an ordinary day, and when to call the care team.',
  },
];
