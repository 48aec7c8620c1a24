import pg from 'pg';
import { z } from 'zod';
import { seeded } from '../newsroom/random.ts';

const article = z.object({ documentId: z.string(), slug: z.string() });
const person = z.object({ documentId: z.string(), slug: z.string() });
const settings = z.object({ documentId: z.string() });

/** What a bench changes. */
export interface Published {
  /** Some articles by chance, each once, the same in every run. */
  articles: z.infer<typeof article>[];
  /** Who wrote about 300 articles, or as many as anyone did. */
  author: z.infer<typeof person>;
  settingsId: string;
}

const AUTHORED = 300;

/** Reads from its database what a newsroom has published. @param count how many articles are wanted. */
export async function readPublished(databaseUrl: string, count: number): Promise<Published> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const read = async <S extends z.ZodType>(row: S, query: string): Promise<z.infer<S>[]> =>
    z.array(row).parse((await database.query(query)).rows);
  try {
    const articles = await read(
      article,
      'select document_id as "documentId", slug from articles where published_at is not null order by document_id',
    );
    const [author] = await read(
      person,
      `select person.document_id as "documentId", person.slug
       from people person
         join articles_authors_lnk link on link.person_id = person.id
         join articles article on article.id = link.article_id and article.published_at is not null
       group by person.document_id, person.slug order by abs(count(*) - ${AUTHORED}), person.slug limit 1`,
    );
    const [site] = await read(settings, 'select document_id as "documentId" from site_settings_entries');
    if (!author || !site) throw new Error('The generated newsroom has no authors or no settings.');
    const random = seeded(4);
    const chosen = Array.from({ length: Math.min(count, articles.length) }, () =>
      articles.splice(random.integer(0, articles.length - 1), 1),
    );
    return { articles: chosen.flat(), author, settingsId: site.documentId };
  } finally {
    await database.end();
  }
}
