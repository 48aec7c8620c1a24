import { firstPageOf } from '@patient-press/shared/list-paths';
import { hasPage } from '@patient-press/shared/paths';
import { type PageKind, pageKinds } from '@patient-press/shared/placements';
import { pathKey } from '@patient-press/shared/site-paths';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { likeAnywhere } from '../platform/stored-text';
import type { FoundPage } from './contract';
import { kindOf } from './page-types';
import { siteRecordWords as words } from './words';

/** What decided which banners were on a page, and when it was like that. Times are ISO in UTC. */
export interface PageVersion {
  path: string;
  title: string;
  kind: PageKind;
  /** documentIds. */
  topics: string[];
  hasBannerBlock: boolean;
  liveFrom: string;
  /** Null: it still is. */
  liveUntil: string | null;
  /** It was there when the record was begun, and may have been there before. */
  wasThereBefore: boolean;
}

const time = z.date().transform((date) => date.toISOString());
const rows = z.array(
  z
    .object({
      path: z.string(),
      title: z.string(),
      kind: z.enum(pageKinds),
      topics: z.array(z.string()),
      has_banner_block: z.boolean(),
      live_from: time,
      live_until: time.nullable(),
      was_there_before: z.boolean(),
    })
    .transform(
      ({ has_banner_block, live_from, live_until, was_there_before, ...page }): PageVersion => ({
        ...page,
        hasBannerBlock: has_banner_block,
        liveFrom: live_from,
        liveUntil: live_until,
        wasThereBefore: was_there_before,
      }),
    ),
);

/** The site's own pages that are made from no document, with their titles. */
const ownPages: Record<string, { title: string; kind: PageKind }> = {
  '/': { title: words.homePage, kind: 'home' },
  '/guides': { title: words.guides, kind: 'guide' },
  '/articles': { title: words.articles, kind: 'other' },
  '/people': { title: words.people, kind: 'other' },
  '/topics': { title: words.topics, kind: 'topic' },
  '/sources': { title: words.sources, kind: 'other' },
  '/corrections': { title: words.corrections, kind: 'other' },
};

/** What is known of a page's past: how it was from when to when, the oldest first. Empty: nothing. */
export async function readPageVersions(strapi: Core.Strapi, asked: string): Promise<PageVersion[]> {
  // A list's further pages have the banners of its first.
  const path = firstPageOf(asked);
  const found = await strapi.db.connection.raw(
    `select path, title, kind, cast(to_json(topics) as json) as topics, has_banner_block, live_from, live_until, was_there_before
     from patient_press_page_versions where lower(path) = lower(:path) order by live_from, id`,
    { path: path.endsWith('/') ? path : `${path}/` },
  );
  return rows.parse(found.rows);
}

/** A page that the site always has, and no document decides about; undefined: the path is none's. */
export function ownPageAt(path: string): { path: string; title: string; kind: PageKind } | undefined {
  const key = pathKey(firstPageOf(path)) || '/';
  const page = ownPages[key];
  return page && { path: key === '/' ? key : `${key}/`, ...page };
}

const addresses = z.array(z.object({ path: z.string(), content_type: z.string() }));
/** A page of which only its address is left: it was gone before pages were recorded. */
export async function readForgottenPage(
  strapi: Core.Strapi,
  path: string,
): Promise<{ path: string; title: string; kind: PageKind } | undefined> {
  const found = await strapi.db
    .connection('patient_press_addresses')
    .select('path', 'content_type')
    .whereRaw('lower(path) = lower(?)', [path.endsWith('/') ? path : `${path}/`]);
  const [row] = addresses.parse(found);
  return row && hasPage(row.content_type)
    ? { path: row.path, title: row.path, kind: kindOf[row.content_type] }
    : undefined;
}

const names = z.array(
  z.object({ document: z.string(), title: z.string(), live_from: time, live_until: time.nullable() }),
);
/** What a topic was called, from when to when. */
export type TopicNames = z.infer<typeof names>;

/** Every name that a topic ever had, the oldest first. */
export async function readTopicNames(strapi: Core.Strapi): Promise<TopicNames> {
  const found = await strapi.db.connection.raw(
    `select document, title, live_from, live_until from patient_press_page_versions
     where content_type = 'api::topic.topic' order by live_from, id`,
  );
  return names.parse(found.rows);
}

const searched = z.array(z.object({ path: z.string(), title: z.string(), live_until: time.nullable() }));
const MOST_FOUND = 20;

/** Pages whose title or path has a text, those that are gone too: pages of today first, then by title. */
export async function searchPages(strapi: Core.Strapi, text: string): Promise<FoundPage[]> {
  const own = Object.entries(ownPages).flatMap(([key, { title }]): FoundPage[] => {
    const path = key === '/' ? key : `${key}/`;
    return [title, path].some((one) => one.toLowerCase().includes(text.toLowerCase()))
      ? [{ path, title, goneSince: null }]
      : [];
  });
  const found = await strapi.db.connection.raw(
    `select path, title, live_until from (
       select distinct on (path) path, title, live_until from patient_press_page_versions
       where title ilike :like or path ilike :like
       order by path, live_until desc nulls first, id desc
     ) page order by live_until is not null, title limit :limit`,
    { like: likeAnywhere(text), limit: MOST_FOUND },
  );
  const pages = searched
    .parse(found.rows)
    .map(({ path, title, live_until }): FoundPage => ({ path, title, goneSince: live_until }));
  return [...own, ...pages.filter(({ path }) => !own.some((one) => one.path === path))].slice(0, MOST_FOUND);
}
