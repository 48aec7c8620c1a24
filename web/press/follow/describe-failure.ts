import { CmsError } from '../content/cms.ts';
import { isDiskFull } from '../lib/file-errors.ts';

/** What keeps the press from publishing, in sentences that say what to do. */
export function describeFailure(error: unknown): string {
  if (error instanceof CmsError) return error.message;
  if (isDiskFull(error)) {
    return 'The disk is full, so nothing can be published. Make room; the press continues automatically. Readers keep the pages they have.';
  }
  return `Nothing can be published: ${error instanceof Error ? error.message : error}. The press tries again. Readers keep the pages they have.`;
}
