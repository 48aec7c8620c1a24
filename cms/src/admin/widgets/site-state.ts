import type { SiteStatus } from '../../press/contract';
import type { State } from '../state-line';
import { siteWidgetWords as words } from '../words/site';

/** The first line of the widget: whether readers get what editors published, and if not, why. */
export function siteState(status: SiteStatus): State {
  if (status.press === 'silent') return { variant: 'danger', word: words.noAnswer, sentence: status.failure };
  if (status.failure) return { variant: 'danger', word: words.notPublishing, sentence: status.failure };
  const stuck = status.targets.find(({ failure }) => failure);
  if (stuck)
    return {
      variant: 'warning',
      word: words.copyBehind,
      sentence: words.copyProblem({ name: stuck.name, problem: stuck.failure ?? '' }),
    };
  const count = status.problems.length + status.otherProblems;
  if (count > 0)
    return {
      variant: 'warning',
      word: words.problems(count),
      sentence: words.someNotLive,
    };
  if (!status.isHealthy)
    return {
      variant: 'danger',
      word: words.siteProblem,
      sentence: words.unknownProblem,
    };
  if (status.queue > 0) return { variant: 'secondary', word: words.publishing, sentence: words.soon };
  return { variant: 'success', word: words.live, sentence: words.upToDate };
}
