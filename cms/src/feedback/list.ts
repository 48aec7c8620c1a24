import { feedbackTopics } from '@patient-press/shared/feedback';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { MessageList, MessageSearch, MessageState } from './contract';
import { MESSAGES, readMessage } from './messages';
import { titlesOf } from './pages';

const A_PAGE = 25;

/** In SQL: every message is in one of these. */
const conditions: Record<MessageState, string> = {
  new: 'handled_at is null and not is_suspect',
  handled: 'handled_at is not null',
  suspect: 'handled_at is null and is_suspect',
};

const rows = z.array(
  z.object({
    id: z.coerce.number(),
    key: z.string(),
    at: z.date(),
    content_type: z.string(),
    document: z.string(),
    topic: z.enum(feedbackTopics).nullable(),
    message: z.string(),
    handled_by: z.string().nullable(),
  }),
);
const counts = z.tuple([z.object({ new: z.coerce.number(), handled: z.coerce.number(), suspect: z.coerce.number() })]);

/** A page of the messages from readers, the latest first. */
export async function listMessages(strapi: Core.Strapi, { state, before }: MessageSearch): Promise<MessageList> {
  const database = strapi.db.connection;
  const query = database(MESSAGES)
    .whereRaw(conditions[state])
    .orderBy('id', 'desc')
    .limit(A_PAGE + 1);
  if (before !== null) query.where('id', '<', before);
  const found = rows.parse(await query);
  const shown = found.slice(0, A_PAGE);
  const [totals] = counts.parse(
    await database(MESSAGES).select(
      Object.entries(conditions).map(([name, condition]) =>
        database.raw(`count(*) filter (where ${condition}) as ??`, [name]),
      ),
    ),
  );
  const pages = shown.map((row) => ({ contentType: row.content_type, document: row.document }));
  const titles = await titlesOf(strapi, pages);
  return {
    messages: shown.map((row, index) => {
      const page = pages[index] ?? { contentType: row.content_type, document: row.document };
      return {
        id: row.id,
        at: row.at.toISOString(),
        page: { ...page, title: titles(page) },
        topic: row.topic,
        text: readMessage(strapi, row),
        handledBy: row.handled_by,
      };
    }),
    next: found.length > A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    totals,
  };
}
