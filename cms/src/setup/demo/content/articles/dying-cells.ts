import { banner, guideOffer, keyPoints, picture, pullQuote, questions, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const dyingCells: Article = {
  headline: 'Dying brain tumor cells send a parting signal that makes their neighbors harder to kill',
  slug: 'dying-brain-tumor-cells-change-their-neighbors',
  kicker: 'Research, explained',
  genre: 'explainer',
  dek: 'Work in cells and mice shows how dying glioblastoma cells pass on parts of their machinery, which helps the survivors resist treatment. No one has shown the same in mesothelioma, but it’s a fair question.',
  hero: {
    image: 'cells-and-vesicles.jpg',
    alt: 'One cell is breaking apart. Small round droplets drift from it toward two whole cells beside it, and one of those has begun to take them in.',
    caption: 'A dying cell sheds small droplets, called vesicles. Cells nearby can take them in.',
    credit: CREDIT,
  },
  authors: ['sample-author-nora-ellison'],
  topics: ['research', 'treatment'],
  body: [
    keyPoints(
      'Glioblastoma is a fast-growing brain cancer. Many of its cells die while others multiply right beside them.',
      'In this 2018 study, the dying cells released tiny droplets that made the surviving cells more aggressive and harder to kill with radiation or drugs.',
      'The work was done in cells, in mice, and in tumor samples. It did not test a treatment, and it did not study mesothelioma.',
    ),
    text(`
      Cancer treatment is meant to make cancer cells die. A study led by the University of Alabama at Birmingham, with
      colleagues in Russia and South Korea, found that in one brain cancer the dying cells do something on their way
      out: they change the cells next to them for the worse [@pavlyukov2018; @uab2018].

      The team, led by the neurosurgeon Ichiro Nakano, published the work in the journal *Cancer Cell*, online in June 2018.
      You can [read the full study](https://doi.org/10.1016/j.ccell.2018.05.012) at the publisher’s site.

      ## What the researchers saw

      Cells can die in an orderly way, called apoptosis. It is how the body clears out cells that are worn or damaged,
      and it is how radiation and many cancer drugs kill tumor cells. A dying cell breaks up into pieces wrapped in
      membrane. Some of these pieces are very small. Biologists call them *apoptotic extracellular vesicles*, or apoEVs.

      Glioblastoma contains many dying cells, mixed in among cells that are growing fast [@pavlyukov2018]. The researchers collected
      the vesicles that dying glioblastoma cells gave off and added them to living glioblastoma cells. The living cells
      grew faster, moved more, and resisted treatment better than cells that had not taken in the vesicles [@pavlyukov2018; @uab2018]. In mice
      with glioblastoma, too, the signal from dying cells made tumors more aggressive [@pavlyukov2018].
    `),
    picture({
      image: 'splicing-steps.jpg',
      alt: 'Three steps from left to right: a cell breaks up and gives off droplets; the droplets enter a second cell; in that cell a strand is cut and joined in a new order.',
      caption:
        'The three steps that the study describes: vesicles leave a dying cell, enter a neighbor, and change how its RNA is spliced.',
      credit: CREDIT,
    }),
    text(`
      ## How the signal works

      The vesicles were rich in parts of the *spliceosome* [@pavlyukov2018]. Think of it as the cell’s editing desk. When a gene is read, the
      first copy, made of RNA, is longer than it needs to be. The spliceosome cuts it and joins the pieces. Joined in
      one order, they give one protein; joined in another, they give a different one.

      With the extra parts inside, the surviving cells began to splice their RNA differently. The study followed one
      of those parts closely, a protein called RBM11. It rises in tumors after therapy, leaves the dying cell in
      vesicles, and in the next cell it tips the splicing of two genes, *MDM4* and *Cyclin D1*, toward versions that
      help a tumor grow [@pavlyukov2018].
    `),
    pullQuote(
      'This may lead to decreased acquisition of therapy resistance, as well as reduction in the migration of cancer cells.',
      'Ichiro Nakano, leader of the study, on blocking the splicing changes, in the university’s press release',
    ),
    table(
      'What the study did, and what it did not do',
      ['Question', 'Answer'],
      ['Which cancer?', 'Glioblastoma, a brain cancer'],
      ['Where was it tested?', 'In cells in the laboratory, in mice, and in samples of tumors'],
      ['Was a new treatment tested in people?', 'No'],
      ['Was mesothelioma studied?', 'No'],
      ['What may follow?', 'Drugs that block the splicing changes. They would need years of testing.'],
    ),
    text(`
      ## Why it may matter for mesothelioma

      Each year, about 3,000 people in the United States learn that they have mesothelioma [@acs-key-statistics]. Like glioblastoma, it is a
      cancer that often comes back after treatment. The university said that the mechanism may apply to other kinds of
      cancer as well [@uab2018]. That is a reason to look. It is not a finding.

      Mesothelioma begins in a different tissue, has a different cause, and has different gene changes. Whether its dying
      cells send the same kind of signal would have to be shown in mesothelioma cells first, then in animals, and only
      then in people.
    `),
    banner(),
    text(`
      ## What it means for your treatment now

      Nothing changes today. In particular, the study does **not** say that killing cancer cells is a bad idea.
      Treatments that kill cancer cells have helped people with mesothelioma live longer in trials [@vogelzang2003]. The study says
      that there may be a way to make such treatments work better: by stopping the message, too.
    `),
    questions(
      [
        'Does this mean that chemotherapy makes cancer worse?',
        'No. The study looked at one signal, in the laboratory and in mice [@pavlyukov2018]. Only trials in people can show whether a treatment helps people. Ask your oncologist before you stop a treatment.',
      ],
      [
        'Is there a drug that blocks this signal?',
        'Not one that is approved for it. The researchers suggest that splicing, or single splicing proteins, could become targets for new drugs [@uab2018].',
      ],
    ),
    guideOffer('where-asbestos-exposure-happens'),
  ],
  sources: [
    { source: 'pavlyukov2018', note: 'The study itself.' },
    { source: 'uab2018', note: 'The university’s summary, with the quote and the comment about other cancers.' },
    { source: 'acs-key-statistics', note: 'The number of new cases a year.' },
    { source: 'vogelzang2003', note: 'A trial in which people lived longer with chemotherapy.' },
  ],
  reviewedBy: 'sample-reviewer-dana-whitfield',
  lastReviewedOn: '2026-11-17',
  nextReviewOn: '2027-11-17',
  guide: 'questions-to-ask-in-the-first-weeks',
  seo: {
    metaTitle: 'How dying tumor cells make their neighbors resistant',
    metaDescription:
      'A study of glioblastoma: dying cells send vesicles that change RNA splicing next door. What was found, and what it may mean for mesothelioma.',
    socialImage: 'cells-and-vesicles.jpg',
  },
};
