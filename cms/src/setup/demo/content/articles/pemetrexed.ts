import { keyPoints, questions, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const pemetrexed: Article = {
  headline: 'Pemetrexed and cisplatin: how one trial set the standard, and why vitamins are part of it',
  slug: 'pemetrexed-and-cisplatin',
  kicker: 'Treatment, explained',
  genre: 'explainer',
  dek: 'In 2003, a trial showed for the first time that a pair of chemotherapy drugs helps people with pleural mesothelioma live longer. Newer treatments are still compared with that pair.',
  hero: {
    image: 'vials.jpg',
    alt: 'Two glass vials, a pill bottle, and a glass of water stand in a row on a counter.',
    caption: 'Two drugs by infusion, and two vitamins that make them easier to tolerate.',
    credit: CREDIT,
  },
  authors: ['sample-author-nora-ellison'],
  topics: ['treatment'],
  body: [
    keyPoints(
      'Median survival was 12.1 months with both drugs and 9.3 months with cisplatin alone.',
      'Tumors shrank in 41% of people given both drugs, and in 17% of those given cisplatin alone.',
      'Folic acid and vitamin B12 made the treatment safer without making it weaker.',
    ),
    text(`
      Before 2003, doctors had little to show that chemotherapy helped people with pleural mesothelioma live longer. Then
      came a trial of 456 people who could not have surgery to cure the disease [@vogelzang2003].

      ## How the trial worked

      People were randomly assigned to pemetrexed with cisplatin, or to cisplatin alone. Each treatment was given every
      three weeks. Eight people never received it [@vogelzang2003].
    `),
    table(
      'Pemetrexed with cisplatin: main results',
      ['', 'Both drugs', 'Cisplatin alone'],
      ['People treated', '226', '222'],
      ['Median survival', '12.1 months', '9.3 months'],
      ['Median time until the disease grew', '5.7 months', '3.9 months'],
      ['Tumor shrank', '41.3%', '16.7%'],
    ),
    text(`
      ## The story of the vitamins

      Pemetrexed blocks enzymes that cells need to make DNA, and that depend on folate, a vitamin. Early in the trial,
      it made some people very sick. After 117 people had joined, the investigators gave everyone folic acid and vitamin B12.
      Severe side effects became rarer, and survival was no worse [@vogelzang2003].

      That is why anyone who is given pemetrexed takes folic acid by mouth and gets B12 by injection, beginning *before*
      the first infusion. The vitamins are part of the treatment. Don’t skip them, and don’t take more than
      prescribed.

      ## What the drugs can do to you

      - **Fewer blood cells,** with a higher risk of infection. A fever of 100.4 °F or more is a reason to call right away.
      - **Nausea and vomiting.** You’ll get medicine beforehand to prevent it.
      - **Kidney problems, hearing loss, or numb fingers,** mostly from cisplatin. Carboplatin is often used instead.
      - **Fatigue,** which may last for several weeks.

      ## What came after

      Later trials built on this pair. In one, the antibody bevacizumab was added [@zalcman2016]. In another, the pair was compared
      with two immunotherapy drugs [@baas2021]. Chemotherapy is no longer the only first choice, but it is still one of them.
    `),
    questions([
      'Why is survival in newer trials longer, even with the same drugs?',
      'Scans, supportive care, and how people are chosen for trials have changed since 2003. That is one reason not to compare numbers from different trials.',
    ]),
  ],
  sources: [
    { source: 'vogelzang2003', note: 'Design, results, and vitamins.' },
    { source: 'zalcman2016', note: 'Bevacizumab added to the pair.' },
    { source: 'baas2021', note: 'Immunotherapy compared with the pair.' },
  ],
  reviewedBy: 'sample-reviewer-ruth-castellano',
  lastReviewedOn: '2026-09-22',
  nextReviewOn: '2027-09-22',
};
