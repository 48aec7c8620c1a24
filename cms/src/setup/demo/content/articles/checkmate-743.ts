import { banner, keyPoints, questions, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const checkmate743: Article = {
  headline: 'Two immunotherapy drugs together extended survival over chemotherapy in a large trial',
  slug: 'nivolumab-ipilimumab-checkmate-743',
  kicker: 'Treatment news',
  genre: 'news',
  dek: 'In CheckMate 743, half of the patients given nivolumab with ipilimumab lived longer than 18.1 months, compared with 14.1 months on chemotherapy. The gain was largest in the types that respond poorly to chemotherapy.',
  hero: {
    image: 'infusion.jpg',
    alt: 'An infusion bag hangs from a stand beside an empty armchair, near a window.',
    caption: 'Both drugs are given into a vein, in a clinic.',
    credit: CREDIT,
  },
  authors: ['sample-author-nora-ellison'],
  topics: ['treatment', 'research'],
  body: [
    keyPoints(
      '605 people with pleural mesothelioma that could not be removed by surgery took part.',
      'After two years, 41% of those on the two drugs were alive, compared with 27% of those on chemotherapy.',
      'The two drugs can make the immune system attack healthy organs. Report new symptoms the same day.',
    ),
    text(`
      For more than fifteen years, people with pleural mesothelioma who could not have surgery were offered the same
      first treatment: two chemotherapy drugs. CheckMate 743 compared those drugs with two others that do not attack
      the tumor directly. They take the brakes off the patient’s own immune system [@baas2021].

      ## How the trial worked

      The trial ran at 103 hospitals in 21 countries. Between November 2016 and April 2018, 605 people were randomly
      assigned to one of two groups [@baas2021]. None had been treated before. All were well enough to be up and about.

      - 303 were assigned **nivolumab** every two weeks with **ipilimumab** every six weeks, for up to two years.
      - 302 were assigned **pemetrexed** with **cisplatin or carboplatin** every three weeks, up to six times.

      Everyone knew which treatment they were getting. That can affect what patients report, but it does not change the
      main measure, which was how long people lived.

      ## What was found

      The figures below are from an analysis planned before the trial began, after about two and a half years of
      follow-up [@baas2021].
    `),
    table(
      'CheckMate 743: main results',
      ['', 'Nivolumab with ipilimumab', 'Chemotherapy'],
      ['People assigned', '303', '302'],
      ['Median survival', '18.1 months', '14.1 months'],
      ['Alive after two years', '41%', '27%'],
    ),
    text(`
      *Median survival* means that half of the people in the group lived longer than that, and half did not. It is not a
      forecast for one person.

      ### It depends on the cell type

      Under the microscope, mesothelioma is epithelioid, sarcomatoid, or a mix called biphasic. People with types other
      than epithelioid gained most: their median survival was 18.1 months with the two drugs and 8.8 months with
      chemotherapy [@baas2021]. For epithelioid mesothelioma the difference was small. A guideline from the American Society
      of Clinical Oncology, updated in 2025, takes this into account in its advice on first treatment [@kindler2025].
    `),
    text(`
      ## Side effects

      An immune system without brakes can inflame the bowel, liver, lungs, skin, or the glands that make hormones. Most of
      these reactions can be treated when they are found early, often with steroids. Some are
      severe. Call the care team the same day about diarrhea, a new cough, more trouble breathing, a rash, yellow skin
      or unusual tiredness, even months after the last infusion.

      ## Where things stand

      The Food and Drug Administration approved the pair for adults with pleural mesothelioma that cannot be removed by
      surgery, as first treatment, on October 2, 2020 [@fda2020].
    `),
    banner(),
    questions(
      [
        'Is immunotherapy right for me?',
        'That depends on the cell type, on your other illnesses, and on what you want from treatment. People with some autoimmune diseases or an organ transplant may not be able to get it. Ask your oncologist what your pathology report says about the type.',
      ],
      [
        'Does this apply to peritoneal mesothelioma?',
        'The trial was in pleural mesothelioma only [@baas2021]. What it means for disease in the abdomen has to be decided case by case.',
      ],
    ),
  ],
  sources: [
    { source: 'baas2021', note: 'Design, survival, and results by cell type.' },
    { source: 'fda2020', note: 'Date and wording of the approval.' },
    { source: 'kindler2025', note: 'Recommendations on immunotherapy.' },
  ],
  reviewedBy: 'sample-reviewer-dana-whitfield',
  lastReviewedOn: '2026-11-10',
  nextReviewOn: '2027-05-10',
  seo: {
    metaTitle: 'CheckMate 743: nivolumab with ipilimumab',
    metaDescription:
      'What the trial found, for which types of pleural mesothelioma, and which side effects to report the same day.',
  },
};
