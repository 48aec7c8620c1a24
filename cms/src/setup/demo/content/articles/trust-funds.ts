import { banner, guideOffer, keyPoints, questions, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const trustFunds: Article = {
  headline: 'Asbestos trust funds: what they are, and what a claim needs',
  slug: 'asbestos-trust-funds',
  kicker: 'Law, explained',
  genre: 'law-explainer',
  dek: 'When companies that made or used asbestos went bankrupt, courts had them set money aside for people who got sick. Here is how the trusts work, what they ask for, and what they don’t do.',
  hero: {
    image: 'courthouse.jpg',
    alt: 'The front of a courthouse with six columns and wide steps. Two people walk up the steps side by side.',
    caption: 'The trusts come out of bankruptcy court, but a claim to a trust is not a lawsuit.',
    credit: CREDIT,
  },
  authors: ['sample-author-marcus-oyelaran'],
  topics: ['asbestos-and-the-law'],
  body: [
    keyPoints(
      'A trust pays claims against one bankrupt company. Someone exposed to several companies’ products may have several claims.',
      'A claim needs two things: medical proof, and proof of exposure to that company’s asbestos.',
      'Most trusts pay only a percentage of a claim’s listed value, so that there is money left for people who get sick later.',
    ),
    text(`
      Asbestos made so many people sick that the lawsuits outgrew the companies being sued. By 2011, about 100 companies had declared bankruptcy at least partly because of asbestos [@gao2011]. Congress had added a section to the
      bankruptcy law for that situation in 1994: a company may leave bankruptcy if a trust is set up that takes over its
      asbestos claims, present and future [@usc-524].

      ## How big they are

      The government’s last broad count is old, so keep that in mind. In September 2011, the
      Government Accountability Office (GAO) reported that 60 trusts had been set up since 1988, with about $37 billion
      in total assets [@gao2011]. From 1988 through 2010, the trusts for which it had data paid about 3.3 million claims valued
      at about $17.5 billion [@gao2011]. Trusts have been added since, and money has been paid out. Each trust publishes its own
      yearly report.

      ## What a claim needs

      Every trust has its own rules, called *trust distribution procedures* [@gao2011]. At their core, they are alike.
    `),
    table(
      'What trusts usually ask for',
      ['What', 'Examples'],
      ['A diagnosis', 'The pathology report; a physician’s statement'],
      ['Exposure to this company’s asbestos', 'Work history, ship or site, years, statements of coworkers, invoices'],
      ['Who is claiming', 'Identification; for a family, the death certificate and proof of standing'],
      ['In time', 'Filing before the deadline, which is counted in years from diagnosis or death'],
    ),
    text(`
      A claim that meets the criteria for a disease is paid a set amount. Or it can be reviewed individually, which takes
      longer and may pay more or less [@gao2011].

      ## Why the check is smaller than the value

      A trust has to treat people who get sick in 20 years the same way it treats people today. Bankruptcy law requires
      that: future claims must be valued and paid in substantially the same manner as present ones [@usc-524]. So most trusts
      pay a *payment percentage* of the listed value. It is reviewed from time to time and can go up or down.

      ## Trusts, courts, and benefits

      - **A lawsuit** is against companies that are not bankrupt. It is a separate path, with its own deadlines.
      - **A trust claim** is paperwork. There is no trial.
      - **Benefits from Veterans Affairs** are a third path. A veteran with an illness caused by asbestos during service
        may be eligible for disability compensation and care [@va-asbestos]. Accredited representatives help with that claim.

      You can usually use more than one of these, but one can affect another. Ask before you sign anything.
    `),
    banner(),
    questions(
      [
        'Do I need a lawyer?',
        'Trusts accept claims from people without one. Many people use a lawyer, because it takes records that firms have collected to find out which products were at which site. Ask what share of a payment the firm keeps, and get it in writing.',
      ],
      [
        'How long do I have?',
        'It depends on the trust and the state. The clock often starts at diagnosis, not at exposure. Don’t rely on a general figure; ask about your own case soon.',
      ],
      [
        'Who pays for this page?',
        'On a real site like this one: a law firm that represents people exposed to asbestos. Its advertisements are labeled. See [who pays for this site](/who-pays-for-this-site/).',
      ],
    ),
    guideOffer('where-asbestos-exposure-happens'),
  ],
  sources: [
    { source: 'gao2011', note: 'Numbers as of 2010 and 2011; how claims are assessed.' },
    { source: 'usc-524', note: 'Subsection (g): the conditions for a trust.' },
    { source: 'va-asbestos', note: 'Who may be eligible, and what evidence is needed.' },
  ],
  reviewedBy: 'sample-reviewer-joel-abernathy',
  lastReviewedOn: '2026-10-26',
  nextReviewOn: '2027-10-26',
  corrections: [
    {
      date: '2026-10-30',
      note: 'Sample correction: An earlier version of this article said that trusts had paid $37 billion. That is what they held in total assets, by the GAO’s count. They had paid about $17.5 billion.',
    },
    {
      date: '2026-11-16',
      note: 'Sample correction: An earlier version of this article called a trust claim a kind of lawsuit. It is not. There is no court case and no trial.',
    },
  ],
  seo: {
    metaTitle: 'Asbestos trust funds, and what a claim needs',
    metaDescription:
      'How asbestos bankruptcy trusts work, what they ask for, and why they pay a percentage. With the law and the government’s report.',
  },
};
