import { endOfApproval, endOfRun } from '@patient-press/shared/end-of-run';
import { describeRun } from '@patient-press/shared/schedule-words';
import { pageOfTextVersion } from '@patient-press/shared/text-versions';
import type { BannerEntry } from '../../../src/content/entries/banner.ts';
import { keyOf } from '../../content/document-name.ts';
import type { AtPath } from '../../edition/at-path.ts';
import type { Difference } from '../../edition/future-site.ts';
import type { Press } from '../../edition/press.ts';
import { releasePreviewWords as words } from '../../words/release-preview.ts';
import type { ReleaseDocument } from './documents.ts';
import type { ReleasePreview } from './release-preview.ts';

export interface ListedPage {
  path: string;
  title: string;
}

export interface ListedBanner {
  document: ReleaseDocument;
  /** Where and when it runs, in a sentence or two. */
  run: string;
}

type Group = keyof typeof words.groups;

/** What a release changes, as it is listed. */
export interface Changes {
  fresh: ListedPage[];
  /** With what readers find there instead. */
  gone: (ListedPage & { instead: string })[];
  /** Where there was no page before. */
  redirects: { from: string; to: string }[];
  banners: ListedBanner[];
  changed: Map<Group, ListedPage[]>;
  changedCount: number;
  /** Files beside pages, in words. */
  files: string[];
}

const isPage = (at: AtPath | undefined, path: string) => at?.kind === 'page' && path.endsWith('/');
const isNotice = (at: AtPath | undefined) => at?.kind === 'notice';

/** Whether readers would get another page, or none any more. */
export const isOfPage = ({ path, before, after }: Difference): boolean =>
  path.endsWith('/') && [before, after].some((at) => at?.kind === 'page' || at?.kind === 'notice');

const groups: Record<string, Group> = {
  article: 'articles',
  guide: 'guides',
  guides: 'guides',
  'thank-you': 'guides',
  topic: 'topics',
  topics: 'topics',
  person: 'people',
  people: 'people',
  'people-of-letter': 'people',
  wrote: 'people',
  reviewed: 'people',
  sources: 'sources',
};

/** What a page is called in the list. */
function titleOf(press: Press, documents: ReadonlyMap<string, ReleaseDocument>, at: AtPath): string {
  if (!('route' in at)) return words.untitled;
  const { route, owner, part } = at;
  const own = owner && (documents.get(keyOf(owner))?.title ?? press.copy.find(owner)?.title);
  const title = own ?? words.titles.route(route);
  return part ? words.titles.part({ title, part }) : title;
}

function insteadOf({ future }: ReleasePreview, path: string): string {
  const found = future.instead(path);
  if (found === null) return words.instead.nothing;
  return typeof found === 'object' ? words.instead.to(found) : words.instead[found];
}

function fileNames(paths: readonly string[]): string[] {
  const nameOf = (path: string) => {
    if (/\/(feed|atom)\.(xml|json)$/.test(path)) return words.fileNames.feeds;
    if (pageOfTextVersion(path) !== null) return words.fileNames.textVersions;
    if (/^\/(news-)?sitemap/.test(path)) return words.fileNames.sitemaps;
    return /^\/_(redirects|gone)/.test(path) ? words.fileNames.redirects : path;
  };
  return [...new Set(paths.map(nameOf))];
}

function toBanner(press: Press, document: ReleaseDocument): ListedBanner {
  const { site } = press.copy;
  const { timeZone } = site.settings;
  if (!document.entry) return { document, run: words.unpublished };
  const entry = document.entry as BannerEntry; // the document is a banner
  const { statedEnd, approvalEndsOn } = entry;
  const planned = {
    ...entry,
    name: document.title,
    isPublished: true,
    endsAt: endOfRun({ endsAt: statedEnd, approvalEndsOn }, timeZone),
    approvalEndsAt: endOfApproval(approvalEndsOn, timeZone),
  };
  const nameOf = (topic: string) => site.topics.get(topic)?.name ?? topic;
  const run = describeRun(planned, { nameOf, timeZone }, new Date().toISOString());
  return { document, run };
}

/** Lists what a release changes. Each path is in it once. */
export function listChanges(press: Press, preview: ReleasePreview): Changes {
  const { documents, future } = preview;
  const byKey = new Map(documents.map((document) => [keyOf(document.name), document]));
  const changes: Changes = {
    fresh: [],
    gone: [],
    redirects: [],
    banners: documents.filter(({ name }) => name.contentType === 'cta-banners').map((one) => toBanner(press, one)),
    changed: new Map(),
    changedCount: 0,
    files: [],
  };
  const files: string[] = [];
  const add = ({ path, before, after }: Difference) => {
    const at = [after, before].find((one) => isPage(one, path) || isNotice(one));
    const page = at && { path, title: titleOf(press, byKey, at) };
    if (isPage(before, path) && !isPage(after, path))
      changes.gone.push({
        path,
        title: before ? titleOf(press, byKey, before) : path,
        instead: insteadOf(preview, path),
      });
    else if (after?.kind === 'redirect') {
      const found = future.instead(path);
      changes.redirects.push({ from: path, to: found !== null && typeof found === 'object' ? found.to : '/' });
    } else if (!at || !page) files.push(path);
    else if (isPage(after, path) && !isPage(before, path)) changes.fresh.push(page);
    else {
      const isOwn = 'owner' in at && at.owner && byKey.has(keyOf(at.owner));
      const group = isOwn ? 'release' : (groups['route' in at ? at.route : ''] ?? 'others');
      changes.changed.set(group, [...(changes.changed.get(group) ?? []), page]);
      changes.changedCount += 1;
    }
  };
  for (const difference of future.differences) add(difference);
  changes.files = fileNames(files);
  return changes;
}
