import type { DocumentPlace } from '../../press/contract';
import type { State } from '../state-line';
import { formatDuration, formatMoment } from '../times';

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

/** Where a document stands on its way to readers, in the panel's words. @param now milliseconds since 1970. */
export function sitePanelState(place: DocumentPlace, now: number): State {
  if (place.press === 'silent') return { variant: 'danger', word: 'No answer', sentence: place.trouble };
  const { live, problems, trouble, published } = place;
  if (published === null)
    return live
      ? { variant: 'secondary', word: 'Being taken off the site…', sentence: trouble ?? '' }
      : { variant: 'neutral', word: 'Not published yet', sentence: '' };
  if (problems.length > 0) {
    const seen = live
      ? `Readers see the last good version, of ${formatMoment(live.since, now)}.`
      : 'Readers do not see it.';
    return { variant: 'danger', word: live ? 'Held back' : 'Not live', sentence: `${seen} What to change:` };
  }
  if (live && !isBehind(place))
    return { variant: 'success', word: `Live since ${livedSince(live, now)}`, sentence: '' };
  return trouble
    ? { variant: 'danger', word: live ? 'Held back' : 'Not live', sentence: trouble }
    : { variant: 'secondary', word: 'Publishing…', sentence: '' };
}
