import type { Site } from '../../src/content/site/site.ts';
import { failureWords } from '../words/failures.ts';
import { describeProblem, type Problem } from './sync.ts';

/** Documents that cannot be shown stopped a build. */
export class ContentError extends Error {
  override name = 'ContentError';
}

/** A site without settings has no name and no publisher. @throws ContentError */
export function requireSettings(site: Site): void {
  if (site.collection('site-settings').size > 0) return;
  throw new ContentError(failureWords.noSettings);
}

/** @throws ContentError that names every document and field which cannot be shown, unless it is to continue without them. */
export function requireSound(problems: readonly Problem[], keepGoing: boolean, warn: (message: string) => void): void {
  for (const problem of problems.filter(({ field }) => field === 'picture')) warn(problem.message);
  const reports = problems.filter(({ field }) => field !== 'picture').map(describeProblem);
  if (reports.length > 0 && !keepGoing) {
    throw new ContentError(failureWords.documents({ reports }));
  }
  for (const report of reports) warn(report);
}
