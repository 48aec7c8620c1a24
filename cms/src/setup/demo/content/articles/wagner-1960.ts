import { guideOffer, keyPoints, picture, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const wagner1960: Article = {
  headline: 'Thirty-three cases: how doctors in a mining district tied asbestos to mesothelioma',
  slug: 'how-asbestos-was-linked-to-mesothelioma',
  kicker: 'History',
  genre: 'explainer',
  dek: 'In 1960, three doctors in South Africa asked patients with a rare tumor one more question: Where had they lived as children? The answers changed what medicine knew about asbestos.',
  hero: {
    image: 'asbestos-hills.jpg',
    alt: 'Layered hills under a pale sky. A narrow road leads past a small mine building with a heap of rock beside it.',
    caption: 'The Asbestos Hills lie west of Kimberley, in the northwest of the old Cape Province.',
    credit: CREDIT,
  },
  authors: ['sample-author-marcus-oyelaran'],
  topics: ['asbestos-and-the-law', 'research'],
  body: [
    keyPoints(
      'Of 33 people with the tumor, all but one had probably been exposed to blue asbestos.',
      'Many had never worked in a mine. They had lived near one, some only as children.',
      'Five years later, a study in London found the same thing in families and neighbors of asbestos workers.',
    ),
    text(`
      In the 1950s, mesothelioma of the chest was so rare that some pathologists doubted it was a disease of its own. Then
      doctors at a hospital in Kimberley, South Africa, began to see it again and again.

      J. C. Wagner, a pathologist, C. A. Sleggs, a chest physician, and Paul Marchand, a surgeon, published what they had
      found in October 1960: thirty-three cases, 22 men and 11 women, between 31 and 68 years old. All but one had a
      probable exposure to crocidolite, the blue asbestos of the Cape [@wagner1960].

      ## The question that mattered

      At first the records did not support the idea. Among the patients were housewives, domestic workers, cattle
      herders, farmers, an insurance agent, and an accountant. None of them was working in the asbestos mines when the
      tumor was found [@wagner1960].

      So the doctors asked about earlier years: Where were you born? Where did you live? Where did you play? For most, the
      answers led to the Asbestos Hills, west of Kimberley [@wagner1960].
    `),
    table(
      'What the 1960 paper reported',
      ['Finding', 'Number'],
      ['People with diffuse pleural mesothelioma', '33'],
      ['Some association with the Cape asbestos field', '28'],
      ['Exposed to asbestos in industry', '4'],
    ),
    picture({
      image: 'shipyard.jpg',
      alt: 'The hull of a ship on a slipway, with scaffolding around it and a tall crane behind.',
      caption: 'By 1960, asbestos was in ships, power plants, and homes far from any mine.',
      credit: CREDIT,
    }),
    text(`
      ## London, 1965

      Muriel Newhouse and Hilda Thompson went through 83 cases from the London Hospital. For 76 of them, they learned the
      full history of work and homes. Forty, or 53%, had worked with asbestos or had lived in the same house as someone
      who did. Among 76 patients with other diseases, it was nine, or 12% [@newhouse1965].

      They also looked at people who had no such contact. Of those with mesothelioma, 31% had lived within half a
      mile of an asbestos factory; of the others, 8% [@newhouse1965]. The time between first exposure and the fatal illness ranged
      from 16 to 55 years [@newhouse1965].

      ## Why it still matters

      People often say, *But I never worked with asbestos.* These two papers are why doctors also ask about parents,
      siblings, spouses, and addresses. Today the National Cancer Institute lists family members of workers
      among those at risk [@nci-asbestos].

      They also explain why a diagnosis comes so late. Someone who gets sick in 2026 may have breathed in the fibers in
      the 1970s.
    `),
    guideOffer('where-asbestos-exposure-happens'),
  ],
  sources: [
    { source: 'wagner1960', note: 'Summary and first page.' },
    { source: 'newhouse1965', note: 'Summary: histories, neighborhood, and interval.' },
    { source: 'nci-asbestos', note: 'Who is at risk.' },
  ],
  reviewedBy: 'sample-reviewer-dana-whitfield',
  lastReviewedOn: '2026-09-15',
  nextReviewOn: '2028-09-15',
};
