import { banner, keyPoints, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const ind227: Article = {
  headline: 'Pembrolizumab with chemotherapy: a modest gain that lasts for some, with more side effects',
  slug: 'pembrolizumab-with-chemotherapy-ind-227',
  kicker: 'Treatment news',
  genre: 'news',
  dek: 'In a trial in Canada, Italy, and France, one in four people was alive after three years with the combination, compared with about one in six with chemotherapy alone.',
  hero: {
    image: 'calendar.jpg',
    alt: 'A wall calendar on which two days, three weeks apart, are marked with three colored dots each.',
    caption: 'Three drugs, given on the same day every three weeks at first.',
    credit: CREDIT,
  },
  authors: ['sample-author-nora-ellison'],
  topics: ['treatment'],
  body: [
    keyPoints(
      '440 people with advanced pleural mesothelioma took part. None had been treated before.',
      'Median survival was 17.3 months with pembrolizumab added, and 16.1 months without.',
      'Severe side effects of treatment were more common: 27%, compared with 15%.',
    ),
    text(`
      Two kinds of treatment help people with pleural mesothelioma that cannot be removed: chemotherapy, and drugs that
      release the immune system. The IND.227 trial, also called KEYNOTE-483, asked what happens when they are given
      together [@chu2023].

      ## How the trial worked

      Between January 2017 and September 2020, 440 people at 51 hospitals were randomly assigned to pemetrexed with
      cisplatin or carboplatin, up to six times, with or without pembrolizumab for up to two years [@chu2023].
    `),
    table(
      'IND.227: main results',
      ['', 'With pembrolizumab', 'Chemotherapy alone'],
      ['People assigned', '222', '218'],
      ['Median survival', '17.3 months', '16.1 months'],
      ['Alive after three years', '25%', '17%'],
      ['Severe side effects of treatment (grade 3 or 4)', '27%', '15%'],
      ['Hospital stay for a serious side effect', '18%', '6%'],
    ),
    text(`
      ## How to read the numbers

      A gain of a little more than a month in the median looks small, and for many it is. The gap widens
      later: at three years, 8 more people out of 100 were alive in the pembrolizumab group [@chu2023]. Trials cannot yet tell us
      ahead of time who those people will be.

      ## The downside

      Hospital stays for serious side effects were three times as common. Two people in the pembrolizumab group and one
      in the other group died from effects of the treatment [@chu2023]. The authors reported that quality of life did not suffer.

      ## Where things stand

      The Food and Drug Administration approved the combination on September 17, 2024, as a first treatment for pleural
      mesothelioma that cannot be removed or has spread [@fda2024]. Together with nivolumab and ipilimumab, approved in 2020,
      and chemotherapy alone, it is one of several first treatments described in the guideline from the American Society of
      Clinical Oncology [@kindler2025]. They have not been compared head to head in one trial.
    `),
    banner(),
    text(`
      ## Questions to take with you

      - Which cell type do I have, and how does that change the choice?
      - What matters to me more now: a better chance later, or fewer side effects soon?
      - Who do I call at night if something goes wrong?
    `),
  ],
  sources: [
    { source: 'chu2023', note: 'Design, survival, and side effects.' },
    { source: 'fda2024', note: 'Date and wording of the approval.' },
    { source: 'kindler2025', note: 'Recommendations on first treatment.' },
  ],
  reviewedBy: 'sample-reviewer-dana-whitfield',
  lastReviewedOn: '2026-10-12',
  nextReviewOn: '2027-04-12',
};
