import { endOfApproval } from '@patient-press/shared/end-of-run';
import { dialedNumber } from '@patient-press/shared/phone';
import { pageKinds, placements } from '@patient-press/shared/placements';
import { UTC } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { readTimeZone } from '../platform/time-zone/read';
import type { BannerAction, BannerContent } from './version-content';

export const BANNER = 'api::cta-banner.cta-banner';
export const SPONSOR = 'api::sponsor.sponsor';
export const GUIDE = 'api::guide.guide';
export const SETTINGS = 'api::site-settings.site-settings';

const optional = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);

const givenAction = z.object({
  kind: z.enum(['call', 'chat', 'guide', 'link']),
  label: z.string(),
  url: optional,
  guide: z.object({ documentId: z.string() }).nullish(),
});
type GivenAction = z.infer<typeof givenAction>;

/** A published banner as Strapi reads it. What someone wrote past Strapi's rules may lack what they ask for. */
const publishedBanner = z.object({
  documentId: z.string(),
  publishedAt: z.string(),
  name: z.string(),
  placement: z.enum(placements),
  label: z.string(),
  message: z.string(),
  detail: optional,
  image: z
    .object({
      alt: z.string(),
      caption: optional,
      credit: optional,
      image: z.object({ url: z.string(), updatedAt: z.string() }).nullish(),
    })
    .nullish(),
  actions: z.array(givenAction),
  variants: z.array(
    z.object({
      key: z.string(),
      weight: z.number(),
      message: optional,
      detail: optional,
      actions: z.array(givenAction),
    }),
  ),
  colors: z.object({ background: optional, text: optional, button: optional, buttonText: optional }).nullish(),
  startsAt: optional,
  endsAt: optional,
  priority: z.number(),
  topics: z.array(z.object({ name: z.string() })),
  pages: z
    .array(z.enum(pageKinds))
    .nullish()
    .transform((pages) => pages ?? []),
  sponsor: z
    .object({
      legalName: z.string(),
      responsibleAttorney: z.string(),
      officeAddress: z.string(),
      jurisdictions: optional,
      disclaimer: optional,
      privacyUrl: optional,
    })
    .nullish(),
  approvedBy: optional,
  approvedOn: optional,
  approvalEndsOn: optional,
});

const actions = { populate: { guide: { fields: ['documentId'] } } };
const populate = {
  image: { populate: { image: { fields: ['url', 'updatedAt'] } } },
  actions,
  variants: { populate: { actions } },
  colors: true,
  sponsor: true,
  topics: { fields: ['name'] },
};

/** What buttons lead to, and when days end, which banners do not hold themselves. */
interface Targets {
  /** The newsroom's, in which approvals end. */
  timeZone: string;
  phoneNumber: string | null;
  /** The published ones, by documentId. */
  guides: Map<string, { title: string; slug: string }>;
}

async function readTargets(strapi: Core.Strapi): Promise<Targets> {
  const settings = await strapi.db.query(SETTINGS).findOne({ select: ['phoneNumber'] });
  const guides = await strapi.db
    .query(GUIDE)
    .findMany({ select: ['documentId', 'title', 'slug'], where: { publishedAt: { $notNull: true } } });
  return {
    timeZone: await readTimeZone(strapi),
    phoneNumber: optional.parse(settings?.phoneNumber),
    guides: new Map(guides.map(({ documentId, title, slug }) => [documentId, { title, slug }])),
  };
}

function actionOf({ kind, label, url, guide }: GivenAction, { phoneNumber, guides }: Targets): BannerAction {
  switch (kind) {
    case 'call':
      return { kind, label, number: url ? dialedNumber(url) : phoneNumber };
    case 'chat':
      return { kind, label };
    case 'guide':
      return { kind, label, guide: (guide && guides.get(guide.documentId)) ?? null };
    case 'link':
      return { kind, label, url: url ?? '' };
  }
}

/** Left out where it is midnight in UTC: as all of the versions before there was a time zone say it. */
function approvalEnd(approvalEndsOn: string | null, timeZone: string): Pick<BannerContent, 'approvalEndsAt'> {
  const approvalEndsAt = endOfApproval(approvalEndsOn, timeZone);
  return approvalEndsAt && approvalEndsAt !== endOfApproval(approvalEndsOn, UTC) ? { approvalEndsAt } : {};
}

function contentOf(banner: z.infer<typeof publishedBanner>, targets: Targets): BannerContent {
  const { documentId: _documentId, publishedAt: _publishedAt, ...same } = banner;
  const all = (given: GivenAction[]) => given.map((action) => actionOf(action, targets));
  const { image: figure, colors } = banner;
  return {
    ...same,
    image: figure?.image
      ? {
          url: figure.image.url,
          alt: figure.alt,
          caption: figure.caption,
          credit: figure.credit,
          changedAt: figure.image.updatedAt,
        }
      : null,
    actions: all(banner.actions),
    variants: banner.variants.map(({ key, weight, message, detail, actions }) => ({
      key,
      weight,
      message: message ?? banner.message,
      detail: detail ?? banner.detail,
      actions: all(actions.length > 0 ? actions : banner.actions),
    })),
    colors: colors && Object.values(colors).some(Boolean) ? colors : null,
    // In an order of their own: Strapi keeps the one in which they were chosen, which readers do not see.
    topics: banner.topics.map(({ name }) => name).sort(),
    sponsor: banner.sponsor ?? null,
    ...approvalEnd(banner.approvalEndsOn, targets.timeZone),
  };
}

/** A banner that is published now. */
export interface PublishedBanner {
  banner: string;
  publishedAt: string | null;
  /** Null: it cannot be read. */
  content: BannerContent | null;
}

/** All banners that are published now, whether their dates let them run or not. Those that cannot be read are logged. */
export async function readPublishedBanners(strapi: Core.Strapi): Promise<PublishedBanner[]> {
  const found = await strapi.documents(BANNER).findMany({ status: 'published', populate });
  if (found.length === 0) return [];
  const targets = await readTargets(strapi);
  return found.map((document) => {
    const { data, error } = publishedBanner.safeParse(document);
    if (data) return { banner: data.documentId, publishedAt: data.publishedAt, content: contentOf(data, targets) };
    strapi.log.error(
      `The published banner ${document.documentId} can’t be read, so no version of it is recorded. Save and publish it again. ${z.prettifyError(error)}`,
    );
    return { banner: document.documentId, publishedAt: null, content: null };
  });
}
