import { createHash } from 'node:crypto';
import type { ReleasePlan } from '@patient-press/shared/releases';
import { fetchDraftTimes, fetchReleasePlan } from '../../content/cms.ts';
import { contentTypeOf } from '../../content/document-name.ts';
import type { FutureSite } from '../../edition/future-site.ts';
import type { Press } from '../../edition/press.ts';
import { releasePreviewWords as words } from '../../words/release-preview.ts';
import { NoPreviewError } from '../render-document.ts';
import { fetchDocuments, type ReleaseDocument, type ReleaseDocuments } from './documents.ts';
import { layOver, problemsOf } from './laid-over.ts';

/** The site as it will be once a release is published. */
export interface ReleasePreview {
  plan: ReleasePlan;
  /** Another one when the plan is, or a draft of it was saved. */
  version: string;
  /** Those that are laid over the site. */
  documents: readonly ReleaseDocument[];
  future: FutureSite;
  /** What has to be fixed before it can be published as it is shown, in sentences. */
  problems: readonly string[];
}

/** Pages that are open on a preview ask once in a while what is current: for so long, they share an answer. */
const ASKED_MS = 1000;
/** A page is made of what was current so recently. If it isn't any more, it will ask, and be shown again. */
const SHOWN_MS = 5000;
/** Releases that are remembered. */
const AT_ONCE = 5;
/** When the site changes all the time, a preview of it is a little old. */
const TRIES = 3;

interface Known {
  current: Promise<{ plan: ReleasePlan; version: string }>;
  /** When that was asked for, in milliseconds since 1970. */
  askedAt: number;
  fetched: { version: string; documents: Promise<ReleaseDocuments> } | null;
  made: { version: string; siteVersion: string; preview: Promise<ReleasePreview> } | null;
}

/** The plan of a release, and what tells it and its drafts from what they were before. */
async function fetchCurrent(release: string): Promise<{ plan: ReleasePlan; version: string }> {
  const plan = await fetchReleasePlan(release);
  if (!plan) throw new NoPreviewError(404, words.noRelease);
  const saved: [string, string][] = [];
  for (const [uid, ofType] of Map.groupBy(plan.documents, ({ contentType }) => contentType)) {
    const name = contentTypeOf(uid);
    const ids = ofType.map(({ documentId }) => documentId);
    if (name) saved.push(...(await fetchDraftTimes(name, ids)));
  }
  const version = createHash('sha1')
    .update(JSON.stringify([plan, saved.sort()]))
    .digest('base64url');
  return { plan, version };
}

/** Previews of releases: each is computed when it is asked for, and again when it, or the site, is another one. */
export class ReleasePreviews {
  /** The one that was asked for last is last. */
  readonly #known = new Map<string, Known>();

  /** @throws CmsError, NoPreviewError when there is no such release. */
  async versionOf(release: string): Promise<string> {
    return (await this.#current(release, ASKED_MS).current).version;
  }

  /** @throws CmsError, NoPreviewError when there is no such release. */
  async find(press: Press, release: string): Promise<ReleasePreview> {
    const known = this.#current(release, SHOWN_MS);
    const { plan, version } = await known.current;
    const { made } = known;
    if (made?.version === version && made.siteVersion === press.version) return made.preview;
    if (known.fetched?.version !== version) known.fetched = { version, documents: fetchDocuments(press, plan) };
    const preview = this.#make(press, plan, version, known.fetched.documents);
    known.made = { version, siteVersion: press.version, preview };
    preview.catch(() => {
      // The next one tries again.
      known.fetched = null;
      known.made = null;
    });
    return preview;
  }

  async #make(
    press: Press,
    plan: ReleasePlan,
    version: string,
    fetching: Promise<ReleaseDocuments>,
  ): Promise<ReleasePreview> {
    const fetched = await fetching;
    for (let tries = 1; ; tries += 1) {
      const begun = press.version;
      const { drafts, shown, problems } = layOver(press, plan, fetched);
      const future = await press.lookAhead(drafts);
      if (press.version !== begun && tries < TRIES) continue;
      const all = [...fetched.problems, ...problems, ...problemsOf(plan, shown, future.problems)];
      return { plan, version, documents: shown, future, problems: all };
    }
  }

  /** @param age of what is current, in milliseconds at most. */
  #current(release: string, age: number): Known {
    const now = Date.now();
    const known = this.#known.get(release) ?? {
      current: fetchCurrent(release),
      askedAt: now,
      fetched: null,
      made: null,
    };
    if (now - known.askedAt >= age) {
      known.current = fetchCurrent(release);
      known.askedAt = now;
    }
    known.current.catch(() => {
      known.askedAt = 0;
    });
    this.#known.delete(release);
    this.#known.set(release, known);
    for (const oldest of [...this.#known.keys()].slice(0, -AT_ONCE)) this.#known.delete(oldest);
    return known;
  }
}
