import pg from 'pg';
import { afterAll, expect, vi } from 'vitest';
import type { Stack } from '../../.run/stack.ts';
import { stack } from '../../.run/worker-stack.ts';
import { type Answer, asAdministrator, collection, type Fields } from '../../cms/tests/admin-api.ts';
import { completeArticle, create, publish, word } from '../../cms/tests/samples.ts';
import { drawPicture } from '../bench/newsroom/picture.ts';
import { untilLive } from './press.ts';

export const ARTICLE = 'api::article.article';
export const TOPIC = 'api::topic.topic';
export const REDIRECT = 'api::redirect.redirect';

export const administrator = await asAdministrator(stack);

/** The stack's database: for what no editor can do. */
export const sql = new pg.Client({ connectionString: stack.databaseUrl });
await sql.connect();
afterAll(() => sql.end());

const well = async (answer: Promise<Answer>) => expect(await answer).toMatchObject({ status: 200 });

export const pathOf = ({ slug }: Fields) => `/articles/${String(slug)}/`;

/** An article that readers are to see, and that is gone again after the tests of the file. */
export async function publishedArticle(changes: Fields = {}): Promise<Fields> {
  const article = await create(administrator, ARTICLE, await completeArticle(administrator, changes));
  await well(publish(administrator, ARTICLE, article));
  return article;
}

/** Changes an article's draft and publishes it. @returns it as it is then. */
export async function edit(article: Fields, changes: Fields): Promise<Fields> {
  await well(administrator.call('PUT', collection(ARTICLE, article.documentId), changes));
  await well(publish(administrator, ARTICLE, article));
  return { ...article, ...changes };
}

const uploads: Fields[] = [];
afterAll(async () => {
  for (const { id } of uploads) await administrator.call('DELETE', `/upload/files/${String(id)}`);
});

/** No two alike in one run. */
let drawn = Date.now() % 100_000;

async function sendPicture(path: string, picture?: Uint8Array<ArrayBuffer>): Promise<Fields> {
  const form = new FormData();
  drawn += 1;
  form.append('files', new Blob([picture ?? (await drawPicture(drawn))], { type: 'image/jpeg' }), `${word()}.jpg`);
  const { status, list, data } = await administrator.call('POST', path, form);
  expect([200, 201]).toContain(status);
  return list[0] ?? data;
}

/** Puts a picture into the media library, a new one unless it is given, which is gone again after the tests of the file. */
export async function upload(picture?: Uint8Array<ArrayBuffer>): Promise<Fields> {
  const file = await sendPicture('/upload', picture);
  uploads.push(file);
  return file;
}
export const replace = ({ id }: Fields) => sendPicture(`/upload/files/${String(id)}/replace`);

/** Changes the published version behind the editors' backs, past all rules. */
export const changeBySql = (article: Fields, column: 'dek' | 'headline', value: string | null) =>
  sql.query(`update articles set ${column} = $1 where document_id = $2 and published_at is not null`, [
    value,
    article.documentId,
  ]);

/** Changes a note that stands on every page. */
export const noteOnEveryPage = (note: string) => sql.query('update site_settings_entries set footer_note = $1', [note]);

/** Inserts a redirect from one path to another, past all rules. */
export const insertRedirect = `insert into redirects
  (document_id, "from", "to", permanent, reason, created_at, updated_at, published_at)
  values (substr(md5($1), 1, 24), $1, $2, true, 'imported', now(), now(), now())`;

/** Takes redirects with a part in their old path away, whoever made them. */
export const removeRedirects = (part: string) =>
  sql.query('delete from redirects where strpos("from", $1) > 0', [part]);

/**
 * Waits until readers see everything that was published before now. A change that concerns no document ends the press's
 * long question to the feed at once.
 */
export async function untilAllLive(press: Pick<Stack, 'siteUrl' | 'pressToken'> = stack): Promise<void> {
  const live = untilLive(press);
  await sql.query(`insert into patient_press_changes (content_type, document_id) values ('nothing', 'nothing');
    notify patient_press_changes`);
  await live;
}

/** Waits until an address answers with a text. @returns all of the answer's. */
export async function untilReads(url: string, text: string): Promise<string> {
  return vi.waitUntil(
    async () => {
      const answer = await fetch(url);
      const read = await answer.text();
      return answer.ok && read.includes(text) && read;
    },
    { timeout: 30_000, interval: 30 },
  );
}
