import { pathKey } from '@patient-press/shared/site-paths';
import type { Core } from '@strapi/strapi';
import { BANNER } from '../banners/published-banners';
import { readVersions } from '../banners/versions';
import type { ShownOnPage } from './contract';
import { ownPageAt, type PageVersion, readForgottenPage, readPageVersions, readTopicNames } from './page-record';
import { type Recorded, shownIn } from './shown-on-page';

/** A time within which it is asked what readers saw. ISO in UTC; `to` is the first moment that is not in it. */
export interface AskedTime {
  from: string;
  to: string;
  timeZone: string;
  isMoment: boolean;
}

type KnownPage = Omit<NonNullable<ShownOnPage['page']>, 'topics' | 'live'> & { versions: Recorded['page'] };

const always = { topics: [], hasBannerBlock: false };

/** The part of each version that lies in the asked time. What was there when the record began is taken to have been there before. */
function versionsIn(versions: readonly PageVersion[], { from, to }: AskedTime): KnownPage['versions'] {
  return versions.flatMap(({ kind, topics, hasBannerBlock, liveFrom, liveUntil, wasThereBefore }) => {
    const part = {
      from: wasThereBefore || liveFrom < from ? from : liveFrom,
      to: liveUntil !== null && liveUntil < to ? liveUntil : to,
    };
    return part.from < part.to ? [{ ...part, kind, topics, hasBannerBlock }] : [];
  });
}

/** What is known of the page at a path in a time; null: that there was none. */
async function findPage(strapi: Core.Strapi, path: string, asked: AskedTime): Promise<KnownPage | null> {
  const all = await readPageVersions(strapi, path);
  const versions = versionsIn(all, asked);
  const last = all.findLast(({ liveFrom, wasThereBefore }) => liveFrom < asked.to || wasThereBefore);
  const [first] = all;
  if (versions.length > 0 && last && first) {
    const isAssumed = last.wasThereBefore && asked.from < last.liveFrom;
    const { title, kind } = last;
    return {
      path: last.path,
      title,
      kind,
      knowledge: isAssumed ? 'assumed' : 'recorded',
      recordedSince: first.liveFrom,
      versions,
    };
  }
  const own = ownPageAt(path);
  if (own) return toKnown(own, 'always', asked);
  const forgotten = all.length === 0 ? await readForgottenPage(strapi, path) : undefined;
  return forgotten ? toKnown(forgotten, 'address-only', asked) : null;
}

const toKnown = (
  page: Pick<KnownPage, 'path' | 'title' | 'kind'>,
  knowledge: KnownPage['knowledge'],
  { from, to }: AskedTime,
): KnownPage => ({
  ...page,
  knowledge,
  recordedSince: null,
  // Of a page that is gone, no one knows whether its text had a place for a banner.
  versions: [{ from, to, kind: page.kind, ...always, hasBannerBlock: knowledge === 'address-only' }],
});

async function existingBanners(strapi: Core.Strapi): Promise<Set<string>> {
  const found = await strapi.db.query(BANNER).findMany({ select: ['documentId'] });
  return new Set(found.map(({ documentId }) => String(documentId)));
}

/** Spans that touch are one. */
function live(versions: Recorded['page']): { from: string; to: string }[] {
  const spans: { from: string; to: string }[] = [];
  for (const { from, to } of versions) {
    const before = spans.at(-1);
    if (before?.to === from) before.to = to;
    else spans.push({ from, to });
  }
  return spans;
}

/** What readers of the page at a path could see, by what was recorded. @param path with a slash at its beginning. */
export async function whatReadersSaw(strapi: Core.Strapi, path: string, asked: AskedTime): Promise<ShownOnPage> {
  const { from, to, timeZone, isMoment } = asked;
  const [page, versions, topicNames, existing] = await Promise.all([
    findPage(strapi, path, asked),
    readVersions(strapi),
    readTopicNames(strapi),
    existingBanners(strapi),
  ]);
  const { placements, elsewhere } = shownIn({ from, to, page: page?.versions ?? [], versions, topicNames, existing });
  const nameOf = (topic: string) => topicNames.findLast((one) => one.document === topic && one.live_from < to)?.title;
  return {
    from,
    to,
    timeZone,
    isMoment,
    path: pathKey(path) || '/',
    page: page && {
      path: page.path,
      title: page.title,
      kind: page.kind,
      topics: [...new Set(page.versions.flatMap(({ topics }) => topics))].map((one) => nameOf(one) ?? one),
      knowledge: page.knowledge,
      recordedSince: page.recordedSince,
      live: live(page.versions),
    },
    placements,
    elsewhere,
  };
}
