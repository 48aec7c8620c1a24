import { keyPoints, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

/** Has no reviewer and no guide, to show how such an article looks. */
export const maps: Article = {
  headline: 'Bevacizumab with chemotherapy: longer survival in a French trial, and more high blood pressure',
  slug: 'bevacizumab-maps-trial',
  kicker: 'Treatment, explained',
  genre: 'explainer',
  dek: 'The MAPS trial added a drug that starves tumors of new blood vessels to standard chemotherapy. Half of the patients lived longer than 18.8 months, compared with 16.1 months without it.',
  hero: {
    image: 'blood-vessels.jpg',
    alt: 'A blood vessel branches toward a round cluster of tumor cells. The thin branches end before they reach it.',
    caption: 'Bevacizumab blocks a signal with which tumors call for new blood vessels.',
    credit: CREDIT,
  },
  authors: ['sample-author-nora-ellison', 'sample-author-marcus-oyelaran'],
  topics: ['treatment'],
  body: [
    keyPoints(
      '448 people age 75 or younger took part at 73 hospitals in France.',
      'Nearly one in four had severe high blood pressure with bevacizumab; without it, no one did.',
      'People on blood thinners or with serious heart disease could not join.',
    ),
    text(`
      A tumor that grows needs new blood vessels, and it calls for them with a signal named VEGF. Bevacizumab is an
      antibody that blocks the signal. The MAPS trial asked whether it adds anything to pemetrexed and cisplatin [@zalcman2016], the
      pair that had been the standard since 2003 [@vogelzang2003].

      ## How the trial worked

      People who could not have surgery to cure the disease, and had not had chemotherapy, were randomly assigned to the
      two drugs with or without bevacizumab, every three weeks, up to six times. Bevacizumab could then continue on its own
      until the disease grew or side effects stopped it [@zalcman2016].
    `),
    table(
      'MAPS: main results',
      ['', 'With bevacizumab', 'Chemotherapy alone'],
      ['People assigned', '223', '225'],
      ['Median survival', '18.8 months', '16.1 months'],
      ['Median time until the disease grew', '9.2 months', '7.3 months'],
      ['Severe high blood pressure', '23%', '0%'],
      ['Blood clots, severe', '6%', '1%'],
      ['Stopped because of side effects', '24.3%', '6.0%'],
    ),
    text(`
      ## How to read the numbers

      The gain in median survival was a little under three months. *Median* means that half of the people in a group
      lived longer and half did not; it does not say how long one person will live. The extra time came with extra side
      effects, most of which can be caught early: blood pressure is checked at every visit and treated when it rises.
      Still, about one person in four stopped treatment because of side effects [@zalcman2016].

      ## Who the result applies to

      The trial left out people over 75, people who took blood thinners or a daily aspirin of 325 mg or more, and people
      with serious disease of the heart or blood vessels [@zalcman2016]. That was for their safety. It also means that the result does
      not tell us how they would do.

      ## Where things stand

      Bevacizumab can be considered for people like those in the trial. Since then, immunotherapy has become another
      first choice [@baas2021]. No trial has compared the two. If bevacizumab comes up, ask how your blood pressure,
      your kidneys, and your other medicines affect the choice, and whether surgery is planned: the drug slows wound
      healing.
    `),
  ],
  sources: [
    { source: 'zalcman2016', note: 'Design, survival, and side effects.' },
    { source: 'vogelzang2003', note: 'The pair of drugs that MAPS added to.' },
    { source: 'baas2021', note: 'Immunotherapy as first treatment.' },
  ],
};
