import type { SiteStatus } from '../../press/contract';
import type { State } from '../state-line';
import { formatCount } from '../times';

/** What the widget says first: whether readers get what editors published, or what keeps it from them. */
export function siteState(status: SiteStatus): State {
  if (status.press === 'silent') return { variant: 'danger', word: 'No answer', sentence: status.trouble };
  if (status.trouble) return { variant: 'danger', word: 'Not publishing', sentence: status.trouble };
  const stuck = status.targets.find(({ trouble }) => trouble);
  if (stuck)
    return {
      variant: 'warning',
      word: 'Copy behind',
      sentence: `The copy of the site at ${stuck.name}: ${stuck.trouble}`,
    };
  const count = status.problems.length + status.otherProblems;
  if (count > 0)
    return {
      variant: 'warning',
      word: formatCount(count, 'problem'),
      sentence: 'Readers do not see everything as it is here. All else is published as usual.',
    };
  if (!status.isHealthy)
    return {
      variant: 'danger',
      word: 'Not well',
      sentence: 'The press does not say why. Its log does: ask an operator to look at it.',
    };
  if (status.queue > 0) return { variant: 'secondary', word: 'Publishing', sentence: 'Readers see it in a moment.' };
  return { variant: 'success', word: 'Live', sentence: 'Readers see everything that is published.' };
}
