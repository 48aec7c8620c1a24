import { pageAt } from '@patient-press/shared/paths';
import { fetchDraftSlugs } from '../content/cms.ts';

/** A page is drawn again at each pause in typing: for so long, a path is not asked about again. */
const KNOWN_MS = 30_000;

/** Which paths without a page are those of drafts: a link there works as soon as the draft is published. */
export class DraftPaths {
  readonly #known = new Map<string, { isDraft: boolean; until: number }>();

  /** @param paths that nothing published has. @throws CmsError */
  async among(paths: readonly string[]): Promise<string[]> {
    const now = Date.now();
    for (const [path, { until }] of this.#known) if (until < now) this.#known.delete(path);
    await this.#find(paths.filter((path) => !this.#known.has(path)));
    return paths.filter((path) => this.#known.get(path)?.isDraft);
  }

  async #find(paths: readonly string[]): Promise<void> {
    const until = Date.now() + KNOWN_MS;
    const places = paths.flatMap((path) => {
      const place = pageAt(path);
      return place ? [{ path, ...place }] : [];
    });
    for (const [uid, ofType] of Map.groupBy(places, (place) => place.uid)) {
      const found = await fetchDraftSlugs(
        uid,
        ofType.map(({ slug }) => slug),
      );
      for (const { path, slug } of ofType) this.#known.set(path, { isDraft: found.has(slug), until });
    }
  }
}
