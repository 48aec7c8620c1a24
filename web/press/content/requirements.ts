import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { describeProblem, type Problem } from './sync.ts';

/** Documents that cannot be shown stopped a build. */
export class ContentError extends Error {
  override name = 'ContentError';
}

/** A site without settings has no name and no publisher. @throws ContentError */
export function requireSettings({ entries }: Snapshot): void {
  if (entries['site-settings'].size > 0) return;
  throw new ContentError('The site has no settings yet: fill in and save “Site settings” in the admin.');
}

/** @throws ContentError that names every document and field which cannot be shown, unless told to go on without them. */
export function requireSound(problems: readonly Problem[], keepGoing: boolean, warn: (message: string) => void): void {
  for (const problem of problems.filter(({ field }) => field === 'picture')) warn(problem.message);
  const reports = problems.filter(({ field }) => field !== 'picture').map(describeProblem);
  if (reports.length > 0 && !keepGoing) {
    throw new ContentError(
      `These documents cannot be shown:\n${reports.map((report) => `  ${report}`).join('\n')}\nMend them in the admin, or build without them: --keep-going`,
    );
  }
  for (const report of reports) warn(report);
}
