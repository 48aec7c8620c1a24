import type pg from 'pg';
import { z } from 'zod';

/** A file of the media library, by its place in the data folder: `public/uploads/x.jpg` or `private/x.pdf`. */
export type FilePath = string;

const rows = z.array(
  z.object({
    url: z.string(),
    isLocal: z.boolean(),
    formats: z.record(z.string(), z.object({ url: z.string() })).nullable(),
  }),
);

/** Where the cms stores what has this URL. Strapi serves `public`; nothing serves `private`. */
const placeOf = (url: string): FilePath[] => {
  const [path = ''] = url.split('?');
  if (!/^\/(uploads|private)\/[^/\\]+$/.test(path) || path.includes('..')) return [];
  return [path.startsWith('/uploads/') ? `public${path}` : path.slice(1)];
};

export interface NamedFiles {
  paths: FilePath[];
  /** How many are at another provider, such as S3. */
  elsewhere: number;
}

/** The files that the database names, each once, with the sizes that Strapi made of pictures. */
export async function findNamedFiles(client: pg.ClientBase): Promise<NamedFiles> {
  const found = await client.query(
    // PDFs are stored here, whatever the provider is.
    `select url, provider = 'local' or url like '/private/%' as "isLocal", nullif(formats, 'null')::jsonb as formats from public.files order by id`,
  );
  const files = rows.parse(found.rows);
  const urls = files
    .filter(({ isLocal }) => isLocal)
    .flatMap(({ url, formats }) => [url, ...Object.values(formats ?? {}).map((one) => one.url)]);
  return {
    paths: [...new Set(urls.flatMap(placeOf))].sort(),
    elsewhere: files.filter(({ isLocal }) => !isLocal).length,
  };
}
