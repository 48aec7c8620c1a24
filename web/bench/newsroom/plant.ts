import { drawPicture } from '../../tests/fixtures/draw-picture.ts';
import type { Admin } from './admin.ts';
import { connect } from './admin.ts';
import { type Random, seeded } from './random.ts';
import { phrase, richText } from './text.ts';

/**
 * How many sources and articles are written through Strapi, out of a number of articles: the others are copies of these.
 * Writing one takes Strapi a good part of a second, so small newsrooms, which only show that a bench runs, get few.
 */
export const templatesFor = (articles: number): number => (articles < 1000 ? 20 : 100);

const CREDIT = 'Illustration: Patient Press';
const NEWEST = Date.UTC(2026, 10, 20, 14);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const repeat = async <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> => {
  const made: T[] = [];
  for (let index = 0; index < count; index++) made.push(await make(index));
  return made;
};
const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('The list to choose from is empty.');
  return item;
};

interface Surroundings {
  people: string[];
  topics: string[];
  guides: string[];
  /** Ids of files. */
  pictures: number[];
}

/** Everything but sources and articles: topics, people, guides, pages, the sponsor, banners, settings and pictures. */
export async function plantSurroundings(admin: Admin, templates: number): Promise<Surroundings> {
  const random = seeded(1);
  const pictures = await repeat(templates, async (index) =>
    admin.upload(`bench-${index}.jpg`, 'image/jpeg', await drawPicture(index)),
  );
  const figure = (index: number) => ({ image: at(pictures, index), alt: phrase(random, 12), credit: CREDIT });
  const text = (words: number) => [{ __component: 'body.rich-text', content: richText(random, words, []) }];

  const topics = await repeat(20, (index) =>
    admin.create('topic', {
      name: `${phrase(random, 2)} ${index + 1}`,
      slug: `topic-${index + 1}`,
      summary: phrase(random, 20),
    }),
  );
  const people = await repeat(30, (index) =>
    admin.create('person', {
      name: `Sample Person ${index + 1}`,
      slug: `person-${index + 1}`,
      credentials: 'MD (sample)',
      jobTitle: phrase(random, 4),
      bio: richText(random, 60, []),
      photo: figure(index),
      profiles: [{ label: 'Sample profile', url: `https://example.org/people/${index + 1}` }],
    }),
  );
  const publish = { publish: true };
  const guides = await repeat(5, (index) => {
    const guide = {
      title: `Sample guide ${index + 1}`,
      slug: `guide-${index + 1}`,
      summary: phrase(random, 25),
      offer: richText(random, 40, []),
      cover: figure(index),
      edition: '1st edition',
      access: 'on-request',
      chapters: [...text(800), ...text(800)],
      reviewedBy: connect(at(people, index)),
      lastReviewedOn: '2026-11-01',
    };
    return admin.create('guide', guide, publish);
  });
  const pages = await repeat(4, (index) =>
    admin.create(
      'page',
      { title: `Sample policy ${index + 1}`, slug: `policy-${index + 1}`, body: text(400) },
      publish,
    ),
  );
  await plantMarketing(admin, random, at(guides, 0));
  await admin.save('site-settings', {
    siteName: 'Bench Report',
    tagline: phrase(random, 8),
    publisherName: 'Sample Publishing, Inc.',
    phoneLabel: '877-MESOTHELIOMA',
    phoneNumber: '+18776376843',
    medicalDisclaimer: phrase(random, 40),
    footerNote: phrase(random, 40),
    navigation: Array.from({ length: 6 }, (_, index) => ({
      label: `Topic ${index + 1}`,
      url: `/topics/topic-${index + 1}/`,
    })),
    policies: connect(...pages),
    chat: { provider: 'none' },
    defaultGuide: connect(at(guides, 0)),
  });
  return { people, topics, guides, pictures };
}

async function plantMarketing(admin: Admin, random: Random, guide: string): Promise<void> {
  const sponsor = await admin.create('sponsor', {
    legalName: 'Sample Law Firm, LLP',
    responsibleAttorney: 'Sample Attorney',
    officeAddress: '100 Example Street',
    jurisdictions: 'Alabama',
    disclaimer: phrase(random, 40),
  });
  const now = Date.now();
  for (const placement of ['top-bar', 'article-inline', 'article-end']) {
    const banner = {
      name: placement,
      placement,
      message: phrase(random, 10),
      detail: phrase(random, 25),
      label: 'Attorney advertising',
      priority: 1,
      actions: [
        { kind: 'call', label: 'Call now', url: 'tel:+18776376843' },
        { kind: 'guide', label: 'Get the guide', guide: connect(guide) },
      ],
      sponsor: connect(sponsor),
      approvedBy: 'Sample Attorney',
      // Where the newsroom is, today may not have begun.
      approvedOn: new Date(now - DAY).toISOString().slice(0, 10),
      approvalEndsOn: new Date(now + YEAR).toISOString().slice(0, 10),
    };
    await admin.create('cta-banner', banner, { publish: true });
  }
}

const citeKey = (index: number) => `bench${index + 1}`;

/** @returns documentIds. */
export function plantSources(admin: Admin, templates: number): Promise<string[]> {
  const random = seeded(2);
  return repeat(templates, (index) =>
    admin.create('source', {
      citeKey: citeKey(index),
      title: phrase(random, random.integer(8, 18)),
      kind: index % 5 === 4 ? 'web-page' : 'journal-article',
      authorNames: Array.from({ length: random.integer(2, 9) }, () => ({
        family: phrase(random, 1),
        given: phrase(random, 1),
      })),
      containerTitle: phrase(random, 3),
      publishedOn: `${random.integer(1995, 2026)}-0${random.integer(1, 9)}`,
      volume: String(random.integer(1, 90)),
      issue: String(random.integer(1, 12)),
      pages: '119-135',
      doi: `10.1000/bench.${index + 1}`,
      url: `https://example.org/sources/${index + 1}`,
      accessedOn: '2026-11-01',
      linkState: 'ok',
      retractionState: 'none',
    }),
  );
}

/** Articles of 600 to 1,200 words with 3 to 8 sources. */
export async function plantArticles(
  admin: Admin,
  around: Surroundings,
  sources: readonly string[],
  templates: number,
): Promise<void> {
  const random = seeded(3);
  await repeat(templates, (index) => {
    const cited = Array.from({ length: random.integer(3, 8) }, (_, place) => (index + place * 7) % sources.length);
    const keys = cited.map(citeKey);
    // Key points, and the end of a paragraph begun, come on top.
    const words = random.integer(560, 1000);
    const half = () => ({ __component: 'body.rich-text', content: richText(random, words / 2, keys) });
    const article = {
      headline: phrase(random, 9).slice(0, 90).trim(),
      slug: `article-${index + 1}`,
      kicker: 'Research news',
      genre: 'news',
      dek: phrase(random, 25).slice(0, 280).trim(),
      hero: { image: at(around.pictures, index), alt: phrase(random, 12), caption: phrase(random, 10), credit: CREDIT },
      authors: connect(at(around.people, index)),
      topics: connect(at(around.topics, index), at(around.topics, index + 1 + Math.floor(index / 20))),
      body: [
        { __component: 'body.key-points', points: Array.from({ length: 3 }, () => ({ text: phrase(random, 14) })) },
        half(),
        { __component: 'body.banner', placement: 'article-inline' },
        half(),
      ],
      sources: cited.map((source) => ({ source: connect(at(sources, source)) })),
      reviewedBy: connect(at(around.people, index + 7)),
      lastReviewedOn: '2026-11-01',
      nextReviewOn: '2027-11-01',
      guide: connect(at(around.guides, index)),
      firstPublishedAt: new Date(NEWEST - index * HOUR).toISOString(),
    };
    return admin.create('article', article, { publish: true });
  });
}
