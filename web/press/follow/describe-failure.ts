import { CmsError } from '../content/cms.ts';
import { isDiskFull } from '../lib/file-errors.ts';
import { isDamaged } from '../store/database.ts';
import { failureWords } from '../words/failures.ts';

/** What keeps the press from publishing, in sentences that say what to do. */
export function describeFailure(error: unknown): string {
  if (error instanceof CmsError) return error.message;
  if (isDiskFull(error)) return failureWords.diskFull;
  if (isDamaged(error)) return failureWords.damaged;
  return failureWords.notPublished({ why: error instanceof Error ? error.message : error });
}
