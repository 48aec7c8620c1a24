import { banner, keyPoints, questions, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const mars2: Article = {
  headline:
    'Adding major surgery did not help people live longer in the MARS 2 trial. Surgeons still debate what it means',
  slug: 'mars-2-surgery-trial',
  kicker: 'Treatment news',
  genre: 'news',
  dek: 'A British trial compared chemotherapy alone with chemotherapy and an operation to strip the tumor from the lung. Survival was worse with surgery over the first two years, and there were more serious complications.',
  hero: {
    image: 'operating-light.jpg',
    alt: 'A round operating-room light with five lamps shines on an empty table covered with a cloth.',
    caption: 'The operation in MARS 2 removes the diseased lining and leaves the lung in place.',
    credit: CREDIT,
  },
  authors: ['sample-author-nora-ellison'],
  topics: ['treatment', 'research'],
  body: [
    keyPoints(
      'MARS 2 is the first trial to test this operation by randomly assigning people to have it or not.',
      'Half of the people assigned surgery lived longer than 19.3 months; without surgery, half lived longer than 24.8 months.',
      'Guidelines still leave room for surgery for a few carefully chosen people, at hospitals that do it often.',
    ),
    text(`
      Surgeons have operated on pleural mesothelioma for decades. Whether the operations helped people live longer was
      hard to tell, because those who were fit enough for surgery would have done better anyway. MARS 2 was designed to
      answer the question fairly [@lim2024].

      ## The operation

      *Pleurectomy decortication* removes the lining of the chest and the rind of tumor around the lung. The *extended*
      form may also take the diaphragm and the sac around the heart. The lung stays in.

      ## How the trial worked

      At 26 hospitals in the United Kingdom, 1,030 people were assessed. Those whose tumor looked removable had two
      rounds of chemotherapy first. Between June 2015 and January 2021, 335 people were then randomly assigned: 169 to
      surgery and more chemotherapy, and 166 to more chemotherapy alone [@lim2024].
    `),
    table(
      'MARS 2: main results',
      ['', 'Surgery and chemotherapy', 'Chemotherapy alone'],
      ['People assigned', '169', '166'],
      ['Median survival', '19.3 months', '24.8 months'],
    ),
    text(`
      Over the first two years, people assigned surgery lived on average 1.9 months less. They also had more serious
      complications [@lim2024]. The authors concluded that the operation was associated with worse survival to two years.

      ## What critics say

      Surgeons who took part in the trial looked again at half of the people in the surgery group. By today’s methods of
      choosing and staging patients, they wrote in 2025, only about one in three of them would be offered the operation
      [@waller2025]. Experts remain divided. Before MARS 2, the benefit was taken for granted without a trial. Now it has to be shown
      for the people who are thought to gain from it.

      The American Society of Clinical Oncology took the trial into account when it updated its guideline in 2025. It
      advises that surgery be limited to selected people with early epithelioid disease, and be done at centers with long
      experience [@kindler2025].

      ## Procedures that MARS 2 did not test

      The trial was not about small procedures that help with diagnosis or breathing: taking a sample through a
      camera, draining fluid, or sealing the space around the lung. They are done for other reasons.
    `),
    banner(),
    questions(
      [
        'I have been offered this operation. What should I ask?',
        `
        Ask these questions, and take someone with you to write down the answers:

        - How many of these operations does the team do in a year, and how many patients die within 90 days?
        - What do you expect the operation to do for me that drugs would not?
        - What does a second center say?
        `,
      ],
      [
        'I had the operation years ago. Was it a mistake?',
        'A trial can’t answer that. It compares groups, and you made your decision with what was known at the time. If the question weighs on you, talk with your surgeon or with a nurse you trust.',
      ],
    ),
  ],
  sources: [
    { source: 'lim2024', note: 'Design and results.' },
    { source: 'kindler2025', note: 'Recommendations on surgical cytoreduction.' },
    { source: 'waller2025', note: 'The critique by surgeons of the trial.' },
  ],
  reviewedBy: 'sample-reviewer-dana-whitfield',
  lastReviewedOn: '2026-11-03',
  nextReviewOn: '2027-11-03',
  changes: [
    {
      date: '2026-11-17',
      note: 'Sample note: We added the criticism of the trial by a group of surgeons, and questions to ask before an operation.',
    },
  ],
};
