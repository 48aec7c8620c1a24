import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { dayOf } from '../platform/dates';
import type { FeedbackCounts } from './contract';
import { type FeedbackPage, titlesOf } from './pages';

const COUNTS = 'patient_press_feedback_counts';
const SHOWN = 50;
const YEAR_MS = 365 * 86_400_000;

/** Counts a reader’s answer to whether a page was helpful. */
export async function countAnswer(
  database: Core.Strapi['db']['connection'],
  { contentType, document }: FeedbackPage,
  isHelpful: boolean,
  now: Date,
): Promise<void> {
  await database.raw(
    `insert into ${COUNTS} as known (content_type, document, day, helpful, not_helpful)
     values (:contentType, :document, :day, :helpful, :notHelpful)
     on conflict (content_type, document, day) do update
       set helpful = known.helpful + excluded.helpful, not_helpful = known.not_helpful + excluded.not_helpful`,
    { contentType, document, day: dayOf(now), helpful: Number(isHelpful), notHelpful: Number(!isHelpful) },
  );
}

const rows = z.array(
  z.object({
    contentType: z.string(),
    document: z.string(),
    helpful: z.coerce.number(),
    notHelpful: z.coerce.number(),
  }),
);

/** What readers answered in the last year: pages that were not helpful most often come first. */
export async function readCounts(strapi: Core.Strapi, now: Date): Promise<FeedbackCounts> {
  const found = await strapi.db
    .connection(COUNTS)
    .select('content_type as contentType', 'document')
    .sum({ helpful: 'helpful', notHelpful: 'not_helpful' })
    .where('day', '>', dayOf(new Date(now.getTime() - YEAR_MS)))
    .groupBy('content_type', 'document')
    .orderBy([
      { column: 'notHelpful', order: 'desc' },
      { column: 'helpful', order: 'desc' },
    ])
    .limit(SHOWN);
  const counted = rows.parse(found);
  const titles = await titlesOf(strapi, counted);
  return { pages: counted.map((one) => ({ ...one, title: titles(one) })) };
}
