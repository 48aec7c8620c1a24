import { loadavg } from 'node:os';
import pg from 'pg';
import { z } from 'zod';
import { step } from '../../../.run/progress.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { measureNewsrooms } from '../newsroom/with-newsrooms.ts';
import { type Spread, spreadOf } from '../stats.ts';

/** How long the panel “Where it’s used” takes for one document. */
export interface PanelResult {
  what: string;
  articles: number;
  /** How many published articles point at it. */
  uses: number;
  /** Milliseconds from the request until its whole answer is there. */
  ms: Spread;
  /** The machine's load over the last minute, after the measurement. */
  load: number;
}

/** The documents that most articles point at, by their type. */
const mostUsed: { what: string; uid: string; query: string }[] = [
  {
    what: 'topic',
    uid: 'api::topic.topic',
    query: `select topic.document_id, count(*)::int as uses from topics topic
      join articles_topics_lnk link on link.topic_id = topic.id
      join articles article on article.id = link.article_id and article.published_at is not null
      group by topic.document_id order by uses desc, topic.document_id limit 1`,
  },
  {
    what: 'author',
    uid: 'api::person.person',
    query: `select person.document_id, count(*)::int as uses from people person
      join articles_authors_lnk link on link.person_id = person.id
      join articles article on article.id = link.article_id and article.published_at is not null
      group by person.document_id order by uses desc, person.document_id limit 1`,
  },
  {
    what: 'source',
    uid: 'api::source.source',
    query: `select source.document_id, count(*)::int as uses from sources source
      join components_article_citations_source_lnk link on link.source_id = source.id
      group by source.document_id order by uses desc, source.document_id limit 1`,
  },
  {
    what: 'guide',
    uid: 'api::guide.guide',
    query: `select guide.document_id, count(*)::int as uses from guides guide
      join articles_guide_lnk link on link.guide_id = guide.id
      group by guide.document_id order by uses desc, guide.document_id limit 1`,
  },
  {
    what: 'article',
    uid: 'api::article.article',
    query: `select document_id, 0 as uses from articles where published_at is not null order by document_id limit 1`,
  },
];

const found = z.tuple([z.object({ document_id: z.string(), uses: z.number() })]);

async function findMostUsed(databaseUrl: string): Promise<{ what: string; path: string; uses: number }[]> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const all = [];
    for (const { what, uid, query } of mostUsed) {
      const rows = found.safeParse((await database.query(query)).rows).data;
      if (rows) all.push({ what, path: `/consequences/${uid}/${rows[0].document_id}`, uses: rows[0].uses });
    }
    return all;
  } finally {
    await database.end();
  }
}

/** Measures the panel for the most used document of each type. @param samples requests for each, one after the other. */
export async function measurePanel(newsroom: Newsroom, samples: number): Promise<PanelResult[]> {
  const admin = await newsroom.logIn();
  const results: PanelResult[] = [];
  for (const { what, path, uses } of await findMostUsed(newsroom.databaseUrl)) {
    await admin.read(path);
    const times: number[] = [];
    for (let index = 0; index < samples; index += 1) {
      const start = performance.now();
      await admin.read(path);
      times.push(performance.now() - start);
    }
    results.push({ what, articles: newsroom.articles, uses, ms: spreadOf(times), load: loadavg()[0] ?? 0 });
  }
  return results;
}

const SAMPLES = 40;

export const benchWhereUsed = async (sizes: readonly number[]): Promise<PanelResult[]> =>
  (
    await measureNewsrooms(sizes, (newsroom) =>
      step(`Asking where documents of ${newsroom.articles} articles are used`, () => measurePanel(newsroom, SAMPLES)),
    )
  ).flat();
