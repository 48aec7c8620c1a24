import { banner, guideOffer, keyPoints, questions, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const epaChrysotile: Article = {
  headline: 'What the EPA’s 2024 rule on chrysotile asbestos stops, and what it leaves in place',
  slug: 'epa-chrysotile-rule',
  kicker: 'Law and policy',
  genre: 'law-news',
  dek: 'The rule ends the last ongoing uses of new asbestos in the United States, step by step. It does not remove old asbestos from walls, pipes, and ships.',
  hero: {
    image: 'pipe-wrap.jpg',
    alt: 'Old pipes in a basement, wrapped in pale insulation. On one bend the wrap is torn, and threads hang from it.',
    caption: 'Old pipe insulation like this is not covered by the 2024 rule.',
    credit: CREDIT,
  },
  authors: ['sample-author-marcus-oyelaran'],
  topics: ['asbestos-and-the-law'],
  body: [
    keyPoints(
      'Chrysotile was the only kind of asbestos still being imported into the country. The March 2024 rule phases it out.',
      'The deadlines differ: some uses ended within months, others have five to twelve years.',
      'Asbestos already installed in buildings can stay there, under other rules.',
    ),
    text(`
      Many people believe that asbestos was banned in the United States long ago. It was not. The Environmental
      Protection Agency (EPA) tried in 1989 to ban most products that contain it. In 1991 a federal appeals court threw
      most of that rule out, because the agency had not shown that less burdensome steps would fail [@corrosionproof1991].

      Congress changed the law in 2016. The rule on chrysotile that EPA published on March 28, 2024, is the first to come
      out of the changed law [@epa2024].

      ## What the rule does

      The rule took effect on May 28, 2024 [@epa2024]. It does not stop everything at once.
    `),
    table(
      'The main deadlines, as published in 2024',
      ['Use', 'What the rule says'],
      ['Importing asbestos for making chlorine', 'Prohibited from the day the rule took effect'],
      [
        'Asbestos diaphragms in chlorine plants',
        'Phased out over five years or more; the longest limit is twelve years',
      ],
      ['Most sheet gaskets', 'Prohibited after two years; five years for some uses'],
      ['Oilfield brake blocks, aftermarket car brakes and linings, other gaskets', 'Prohibited after six months'],
    ),
    text(`
      If a use may continue for more than two years, employers have to limit workers’ exposure in the meantime [@epa2024].

      ## What the rule leaves in place

      The rule covers certain ongoing uses of chrysotile. It does not require anyone to take old insulation, floor tiles, or
      roofing out of a building. Other federal and state rules on demolition, renovation, work, and waste cover those.

      So the rule doesn’t affect most of the exposures that are making people sick today. They happened decades ago:
      mesothelioma usually takes a long time to develop after a person breathes in asbestos [@nci-pdq].

      ## The court case

      Industry groups and an advocacy group challenged the rule in the Fifth Circuit. In June 2025 the EPA told the
      court that it wanted to reconsider parts of the rule. In July 2025 it withdrew that request and said that it would
      not rewrite it for now [@bloomberg2025]. This page does not follow the case from day to day; check the EPA’s page
      on [asbestos](https://www.epa.gov/asbestos) for the latest.
    `),
    banner(),
    questions(
      [
        'Is there asbestos in my house?',
        'In houses built before the 1980s, there may be. You can’t tell by looking. Material that is in good shape and left alone rarely releases fibers. Before you drill, sand, or tear anything out, have it tested.',
      ],
      [
        'Does the rule change whether I can make a claim?',
        'No. Claims for past exposure depend on state law, bankruptcy trusts, or benefit programs. See [asbestos trust funds](/articles/asbestos-trust-funds/).',
      ],
    ),
    guideOffer('where-asbestos-exposure-happens'),
  ],
  sources: [
    { source: 'epa2024', note: 'Summary, dates, and the prohibitions in 40 CFR part 751.' },
    { source: 'corrosionproof1991', note: 'The decision on the 1989 rule.' },
    { source: 'bloomberg2025', note: 'The EPA’s motion of July 2025.' },
    { source: 'nci-pdq', note: 'Time between exposure and illness.' },
  ],
  reviewedBy: 'sample-reviewer-joel-abernathy',
  lastReviewedOn: '2026-09-29',
  nextReviewOn: '2027-03-29',
};
