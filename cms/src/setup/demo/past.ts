import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type BannerContent, bannerContent } from '../../banners/version-content';
import { SHOWN_BANNER } from '../../versions/shown-banners';

const DAY_MS = 86_400_000;
const TABLE = 'patient_press_versions';
const OF_BANNERS = { content_type: SHOWN_BANNER };
const MARKETER = 'Sample Marketer: Tomas Ferreira (an invented person)';
/** The banner that is in the record only. */
export const WITHDRAWN = 'demo-banner-that-was-withdrawn';

const rows = z.array(
  z.object({
    banner: z.string(),
    content: z.preprocess((text) => (typeof text === 'string' ? JSON.parse(text) : text), bannerContent),
  }),
);

/** What is different in a version of the demo's past, and from when to when it was published, in days before now. */
interface PastVersion {
  banner: string;
  content: BannerContent;
  from: number;
  to: number | null;
}

/** Each banner as if it had been published the day before its run; the one at the top of pages after another wording. */
function pastOf({ banner, content }: z.infer<typeof rows>[number]): PastVersion[] {
  const isFirst = content.placement === 'top-bar' && content.startsAt !== null && !content.name.includes('follows');
  if (!isFirst) return [{ banner, content, from: 20.4, to: null }];
  const earlier = {
    ...content,
    message: 'Were you exposed to asbestos? Ask a lawyer about your options.',
    detail: 'The first consultation is free.',
  };
  return [
    { banner, content: earlier, from: 20.4, to: 8.4 },
    { banner, content, from: 8.4, to: null },
  ];
}

/** One for pages about treatment only, of a higher priority, that is gone. */
function withdrawnBanner(like: BannerContent): PastVersion {
  const content: BannerContent = {
    ...like,
    name: 'Top bar, treatment pages: costs of care (withdrawn)',
    message: 'Worried about what treatment costs? Compensation may cover it.',
    detail: 'A lawyer can tell you whether you may have a claim. Past results don’t guarantee a similar outcome.',
    priority: 20,
    topics: ['Treatment'],
    pages: ['article', 'topic'],
  };
  return { banner: WITHDRAWN, content, from: 15.4, to: 11.2 };
}

/**
 * Gives the demo a past: its pages were there since their first publication, and its banners ran for three weeks, one of them
 * with other words, and one that was withdrawn. So there is something to see of what readers saw.
 */
export async function seedPast(strapi: Core.Strapi, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await strapi.db.connection.transaction(async (trx) => {
    const current = trx(TABLE).where(OF_BANNERS).whereNull('live_until').orderBy('id');
    const found = rows.parse(await current.select({ banner: 'document_id' }, 'content'));
    const [first] = found;
    if (!first) return;
    const past = [withdrawnBanner(first.content), ...found.flatMap(pastOf)];
    await trx(TABLE).where(OF_BANNERS).delete();
    for (const { banner, content, from, to } of past)
      await trx(TABLE).insert({
        ...OF_BANNERS,
        document_id: banner,
        kind: 'shown',
        title: content.name,
        content: JSON.stringify(content),
        is_live: true,
        at: daysAgo(from),
        live_until: to === null ? null : daysAgo(to),
        author: MARKETER,
      });
    await trx.raw(
      `update patient_press_page_versions as page set live_from = coalesce(
         (select min(first_published_at) from articles where document_id = page.document), :start)`,
      { start: daysAgo(400) },
    );
  });
}
