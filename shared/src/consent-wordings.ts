/** What decides which words are beside a form. `effectiveFrom` is ISO in UTC. */
export interface WordingTerms {
  key: string;
  version: number;
  effectiveFrom: string;
}

const DAY_MS = 86_400_000;

const isEffective = ({ effectiveFrom }: WordingTerms, atMs: number) => Date.parse(effectiveFrom) <= atMs;

/**
 * The words beside a form at a time: of those with the key that are in effect, the newest version.
 * @param now ISO time in UTC.
 */
export function wordingInEffect<W extends WordingTerms>(
  wordings: Iterable<W>,
  key: string,
  now: string,
): W | undefined {
  let newest: W | undefined;
  for (const wording of wordings) {
    if (wording.key !== key || !isEffective(wording, Date.parse(now))) continue;
    if (!newest || wording.version > newest.version) newest = wording;
  }
  return newest;
}

/**
 * The version of a wording that a reader may have agreed to: the one in effect, or one that was so within the last day,
 * because a page may stay open, or a request wait for a connection, for as long.
 * @param now ISO time in UTC.
 */
export function wordingAgreedTo<W extends WordingTerms>(
  wordings: readonly W[],
  { key, version }: Pick<WordingTerms, 'key' | 'version'>,
  now: string,
): W | undefined {
  const nowMs = Date.parse(now);
  const wording = wordings.find((one) => one.key === key && one.version === version && isEffective(one, nowMs));
  const dayBefore = new Date(nowMs - DAY_MS).toISOString();
  const newestThen = wordingInEffect(wordings, key, dayBefore)?.version ?? 0;
  return wording && wording.version >= newestThen ? wording : undefined;
}
