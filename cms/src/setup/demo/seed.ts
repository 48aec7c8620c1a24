import type { Core, UID } from '@strapi/strapi';
import { environment } from '../../platform/environment';
import { once } from '../../platform/once';
import { seedBannerCounts } from './banner-counts';
import { seedBannerPast } from './banner-past';
import { seedCallRequests } from './call-requests';
import { articles } from './content/articles';
import { bannersOf, draftBannersOf, EXPERIMENT } from './content/banners';
import { consentWordings } from './content/consent-wordings';
import { guides } from './content/guides';
import { homePage } from './content/home-page';
import { pages } from './content/pages';
import { people } from './content/people';
import { recipients } from './content/recipients';
import { redirects } from './content/redirects';
import { releases } from './content/releases';
import { settings } from './content/settings';
import { sources } from './content/sources';
import { sponsors } from './content/sponsors';
import { topics } from './content/topics';
import { withdrawnPages } from './content/withdrawn-pages';
import { seedGuideRequests } from './guide-requests';
import { seedPast } from './past';
import { seedSchedule } from './schedule';
import { DEMO_STEP } from './step';
import { uploadDemoFiles } from './upload';
import { seedWithdrawals } from './withdrawals';

type Input = Record<string, unknown>;

/** Attributes of the demo's records that name another record, and the type it is of. */
const relations: Record<string, UID.ContentType> = {
  authors: 'api::person.person',
  reviewedBy: 'api::person.person',
  topics: 'api::topic.topic',
  source: 'api::source.source',
  sponsor: 'api::sponsor.sponsor',
  guide: 'api::guide.guide',
  guides: 'api::guide.guide',
  banners: 'api::cta-banner.cta-banner',
  lead: 'api::article.article',
  article: 'api::article.article',
  defaultGuide: 'api::guide.guide',
  policies: 'api::page.page',
};
/** Attributes that name a file. */
const media = new Set(['image', 'file', 'publisherLogo', 'socialImage']);

const DAY = 86_400_000;
const NEWEST = Date.UTC(2026, 10, 20, 14);
/** The demo's articles came out one a week, the first of the list last. */
const firstPublishedAt = (index: number) => new Date(NEWEST - index * 7 * DAY).toISOString();

function seeder(strapi: Core.Strapi, files: Map<string, number>) {
  const documentIds = new Map<string, string>();

  const found = <T>(map: Map<string, T>, key: string): T => {
    const value = map.get(key);
    if (value === undefined) throw new Error(`The demo content names ${key}, which it does not have.`);
    return value;
  };

  const resolve = (value: unknown, attribute = ''): unknown => {
    const target = relations[attribute];
    if (typeof value === 'string') {
      if (target) return found(documentIds, `${target} ${value}`);
      return media.has(attribute) ? found(files, value) : value;
    }
    if (Array.isArray(value))
      return value.map((item) => resolve(item, target && typeof item === 'string' ? attribute : ''));
    if (value && typeof value === 'object') return resolveAll(value);
    return value;
  };
  const resolveAll = (record: object): Input =>
    Object.fromEntries(Object.entries(record).map(([attribute, value]) => [attribute, resolve(value, attribute)]));

  /** Creates a record, unless a document with the same `unique` attribute is there already. */
  const draft = async (uid: UID.ContentType, unique: string, record: object): Promise<string> => {
    const { key, ...attributes }: { key?: string } = record;
    const data = resolveAll(attributes);
    const documents = strapi.documents(uid);
    const { documentId } =
      (await documents.findFirst({ filters: { [unique]: String(data[unique]) } })) ??
      (await documents.create({ data }));
    documentIds.set(`${uid} ${key ?? data[unique]}`, documentId);
    return documentId;
  };
  return {
    /** Creates and publishes the only document of a type, unless it is there already. */
    async plantOnly(uid: UID.ContentType, record: object): Promise<void> {
      const documents = strapi.documents(uid);
      const { documentId } = (await documents.findFirst()) ?? (await documents.create({ data: resolveAll(record) }));
      await documents.publish?.({ documentId });
    },
    draft,
    /** Creates and publishes it. */
    async plant(uid: UID.ContentType, unique: string, record: object): Promise<string> {
      const documentId = await draft(uid, unique, record);
      if (strapi.contentType(uid).options?.draftAndPublish) await strapi.documents(uid).publish?.({ documentId });
      return documentId;
    },
  };
}

/**
 * Fills an empty newsroom with the demo's articles, sources, guides, banners and pages, once, when `DEMO_CONTENT` is on.
 * A start that was cut short goes on where it was.
 */
export async function seedDemoContent(strapi: Core.Strapi): Promise<void> {
  if (environment.DEMO_CONTENT !== true) return;
  await once(strapi, DEMO_STEP, async () => {
    // A newsroom that has settings is someone's, and stays as it is, unless they are the demo's own.
    const others = { siteName: { $ne: settings.siteName } };
    if ((await strapi.db.query('api::site-settings.site-settings').count({ where: others })) > 0) return;
    const { plant, plantOnly, draft } = seeder(strapi, await uploadDemoFiles(strapi));
    for (const person of people) await plant('api::person.person', 'slug', person);
    for (const topic of topics) await plant('api::topic.topic', 'slug', topic);
    for (const source of sources) await plant('api::source.source', 'citeKey', source);
    for (const sponsor of sponsors) await plant('api::sponsor.sponsor', 'legalName', sponsor);
    for (const guide of guides) await plant('api::guide.guide', 'slug', guide);
    // Their texts link to each other, and links have to lead somewhere.
    for (const page of pages) await draft('api::page.page', 'slug', page);
    for (const [index, article] of articles.entries())
      await draft('api::article.article', 'slug', { ...article, firstPublishedAt: firstPublishedAt(index) });
    for (const page of pages) await plant('api::page.page', 'slug', page);
    for (const [index, article] of articles.entries()) {
      const time = firstPublishedAt(index);
      const documentId = await plant('api::article.article', 'slug', { ...article, firstPublishedAt: time });
      const [change] = article.changes ?? [];
      const textChangedAt = change ? `${change.date}T14:00:00.000Z` : null;
      await strapi.db.query('api::article.article').updateMany({
        where: { documentId, publishedAt: { $notNull: true } },
        data: { publishedAt: time, textChangedAt },
      });
    }
    // Not planted as the others are: its `key` is an attribute.
    const wordings = strapi.documents('api::consent-wording.consent-wording');
    for (const { key, version, ...words } of consentWordings)
      if ((await wordings.count({ filters: { key, version } })) === 0)
        await wordings.create({ data: { key, version, ...words } });
    for (const recipient of recipients) await plant('api::recipient.recipient', 'name', recipient);
    for (const page of withdrawnPages) await plant('api::withdrawn-page.withdrawn-page', 'address', page);
    for (const redirect of redirects) await plant('api::redirect.redirect', 'from', redirect);
    await plant('api::site-settings.site-settings', 'siteName', settings);
    await plantOnly('api::home-page.home-page', homePage);
    // After the settings, which have the number that they call.
    const now = new Date();
    for (const banner of bannersOf(now)) await plant('api::cta-banner.cta-banner', 'name', banner);
    await seedPast(strapi, now);
    for (const banner of draftBannersOf(now)) await draft('api::cta-banner.cta-banner', 'name', banner);
    for (const release of releases) await draft('api::release.release', 'name', release);
    await seedSchedule(strapi, now);
    await seedBannerPast(strapi, plant, now);
    await seedBannerCounts(strapi, EXPERIMENT, now);
    await seedGuideRequests(strapi, EXPERIMENT, now);
    await seedCallRequests(strapi, now);
    await seedWithdrawals(strapi, now);
  });
}
