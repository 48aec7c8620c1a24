import type { DocumentPlace } from '../../press/contract';
import type { State } from '../state-line';
import { formatDuration, formatMoment } from '../times';
import { sitePanelWords as words } from '../words/site';

type Answering = Extract<DocumentPlace, { press: 'answers' }>;

/** Whether readers still wait for what was last done to the document: published, changed or taken back. */
export function isBehind(place: DocumentPlace): boolean {
  if (place.press === 'silent') return false;
  const { live, version, published } = place;
  if (published === null) return live !== null;
  return live === null || version === null || Date.parse(version) < Date.parse(published);
}

function livedSince(live: NonNullable<Answering['live']>, now: number): string {
  return formatMoment(live.since, now) + (live.ms === null ? '' : ` (${formatDuration(live.ms)})`);
}

/** The panel's status line for a document. @param now milliseconds since 1970. */
export function sitePanelState(place: DocumentPlace, now: number): State {
  if (place.press === 'silent') return { variant: 'danger', word: words.noAnswer, sentence: place.failure };
  const { live, problems, failure, published } = place;
  if (published === null)
    return live
      ? { variant: 'secondary', word: words.unpublishing, sentence: failure ?? '' }
      : { variant: 'neutral', word: words.notPublished, sentence: '' };
  const behind = live ? words.changesNotLive : words.notLive;
  if (problems.length > 0)
    return {
      variant: 'danger',
      word: behind,
      sentence: live ? words.olderVersion(formatMoment(live.since, now)) : words.notShown,
    };
  if (live && !isBehind(place))
    return { variant: 'success', word: words.liveSince(livedSince(live, now)), sentence: '' };
  return failure
    ? { variant: 'danger', word: behind, sentence: failure }
    : { variant: 'secondary', word: words.publishing, sentence: '' };
}
