import { endOfApproval } from '@patient-press/shared/end-of-run';
import { UTC } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Cell, toCsv } from '../platform/csv';
import { shownBanners } from '../versions/shown-banners';
import { type BannerAction, type BannerContent, bannerContent } from './version-content';

/** One version of a banner that was published, word for word. Times are ISO in UTC. */
export interface BannerVersion {
  documentId: string;
  /** 1 for the banner's first, 2 for its second. */
  revision: number;
  content: BannerContent;
  /** From when to when it was the published one; null: it still is. */
  publishedAt: string;
  replacedAt: string | null;
  /** The name of who published it; null: it was not noted. */
  publishedBy: string | null;
  /** From when readers were shown it, by its own dates too; null: they never were, or are not yet. */
  shownFrom: string | null;
  /** Until when readers were shown it; null: they still are, or never were. */
  shownUntil: string | null;
}

type Terms = Pick<BannerContent, 'startsAt' | 'endsAt' | 'approvalEndsOn' | 'approvalEndsAt'>;

/** When a version stops by its own dates, or with its approval, where the newsroom then was; null: never. ISO in UTC. */
export function endOfVersion({ endsAt, approvalEndsOn, approvalEndsAt }: Terms): string | null {
  const approvalEnd = approvalEndsAt ?? endOfApproval(approvalEndsOn, UTC);
  const [first = null] = [endsAt, approvalEnd].filter((end) => end !== null).sort();
  return first;
}

/** When a version ran: while it was published, from its start to the end of its run, as far as that is past. */
export function shownTimes(
  { content, publishedAt, replacedAt }: Pick<BannerVersion, 'publishedAt' | 'replacedAt'> & { content: Terms },
  now: string,
): Pick<BannerVersion, 'shownFrom' | 'shownUntil'> {
  const from = [publishedAt, content.startsAt ?? publishedAt].sort()[1] ?? publishedAt;
  const [until = null] = [replacedAt, endOfVersion(content)].filter((end) => end !== null).sort();
  if (from > now || (until !== null && until <= from)) return { shownFrom: null, shownUntil: null };
  return { shownFrom: from, shownUntil: until !== null && until <= now ? until : null };
}

const time = z.date().transform((date) => date.toISOString());
const rows = z.array(
  z.object({
    banner: z.string(),
    revision: z.coerce.number(),
    content: bannerContent,
    published_at: time,
    replaced_at: time.nullable(),
    published_by: z.string().nullable(),
  }),
);

/**
 * The versions that readers could see, those of deleted banners too: banners in the order in which they were first
 * published, each with its first version first.
 * @param documentId only those of one banner.
 */
export async function readVersions(strapi: Core.Strapi, documentId?: string): Promise<BannerVersion[]> {
  const found = await strapi.db.connection.raw(
    // As json: Strapi has pg leave jsonb unparsed.
    `select banner, cast(content as json) as content, published_at, replaced_at, published_by, row_number() over (partition by banner order by id) as revision
     from ${shownBanners} as version
     where cast(:documentId as text) is null or banner = :documentId
     order by min(id) over (partition by banner), id`,
    { documentId: documentId ?? null },
  );
  const now = new Date().toISOString();
  return rows.parse(found.rows).map((row) => {
    const times = { publishedAt: row.published_at, replacedAt: row.replaced_at };
    return {
      documentId: row.banner,
      revision: row.revision,
      content: row.content,
      ...times,
      publishedBy: row.published_by,
      ...shownTimes({ content: row.content, ...times }, now),
    };
  });
}

function actionText(action: BannerAction): string {
  switch (action.kind) {
    case 'call':
      return `Call “${action.label}”: ${action.number ?? 'no number'}`;
    case 'chat':
      return `Chat “${action.label}”`;
    case 'guide':
      return `Guide “${action.label}”: ${action.guide ? `${action.guide.title} (/guides/${action.guide.slug}/)` : 'not published'}`;
    case 'link':
      return `Link “${action.label}”: ${action.url}`;
  }
}

const actionsText = (actions: readonly BannerAction[]) => actions.map(actionText).join('\n');

const variantText = ({ key, weight, message, detail, actions }: BannerContent['variants'][number]) =>
  [`${key} (weight ${weight})`, message, detail, actionsText(actions)].filter(Boolean).join('\n');

const columns: Record<string, (version: BannerVersion) => Cell> = {
  banner: ({ documentId }) => documentId,
  name: ({ content }) => content.name,
  revision: ({ revision }) => revision,
  'published at': ({ publishedAt }) => publishedAt,
  'replaced at': ({ replacedAt }) => replacedAt,
  'shown from': ({ shownFrom }) => shownFrom,
  'shown until': ({ shownUntil }) => shownUntil,
  'published by': ({ publishedBy }) => publishedBy,
  'approved by': ({ content }) => content.approvedBy,
  'approved on': ({ content }) => content.approvedOn,
  'approval ends on': ({ content }) => content.approvalEndsOn,
  label: ({ content }) => content.label,
  message: ({ content }) => content.message,
  detail: ({ content }) => content.detail,
  actions: ({ content }) => actionsText(content.actions),
  variants: ({ content }) => content.variants.map(variantText).join('\n\n'),
  picture: ({ content }) => content.image?.url,
  'picture says': ({ content }) => content.image?.alt,
  'picture caption': ({ content }) => content.image?.caption,
  'picture credit': ({ content }) => content.image?.credit,
  sponsor: ({ content }) => content.sponsor?.legalName,
  'responsible attorney': ({ content }) => content.sponsor?.responsibleAttorney,
  'office address': ({ content }) => content.sponsor?.officeAddress,
  'licensed in': ({ content }) => content.sponsor?.jurisdictions,
  disclaimer: ({ content }) => content.sponsor?.disclaimer,
  'privacy notice': ({ content }) => content.sponsor?.privacyUrl,
  place: ({ content }) => content.placement,
  'starts at': ({ content }) => content.startsAt,
  'ends at': ({ content }) => content.endsAt,
  priority: ({ content }) => content.priority,
  topics: ({ content }) => content.topics.join('; '),
  'kinds of page': ({ content }) => content.pages.join('; '),
  background: ({ content }) => content.colors?.background,
  text: ({ content }) => content.colors?.text,
  button: ({ content }) => content.colors?.button,
  'button text': ({ content }) => content.colors?.buttonText,
};

/** Versions as a table: a line of headings, then one line for each. */
export const versionsCsv = (versions: readonly BannerVersion[]): string =>
  toCsv(
    Object.keys(columns),
    versions.map((version) => Object.values(columns).map((read) => read(version))),
  );
