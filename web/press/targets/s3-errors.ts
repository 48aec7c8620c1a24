import { bucketProblems, bucketProblemsByName } from '../words/bucket.ts';
import { RedirectListError } from './redirect-locations.ts';

interface Place {
  bucket: string;
  /** `bucket/prefix/`, as rights are given on it. */
  keys: string;
  endpoint: string | undefined;
}

const statusOf = (error: Error): number | undefined => {
  if (!('$metadata' in error)) return undefined;
  const { $metadata } = error;
  if (typeof $metadata !== 'object' || $metadata === null || !('httpStatusCode' in $metadata)) return undefined;
  return typeof $metadata.httpStatusCode === 'number' ? $metadata.httpStatusCode : undefined;
};

/** Errors of files that come without a path. */
const ofTheDisk = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE']);

function explainAnswer(status: number, code: string, { bucket, keys }: Place): string {
  if (status === 401 || status === 403) return bucketProblems.forbidden({ bucket, code, keys });
  return status === 429 || status >= 500
    ? bucketProblems.busy({ bucket, code })
    : bucketProblems.refused({ bucket, code });
}

/** Says what keeps files from a bucket, and what to do. */
export function explainS3Error(error: unknown, place: Place): string {
  const { bucket, endpoint: where = 'AWS' } = place;
  if (!(error instanceof Error)) return bucketProblems.unknown({ bucket, why: error });
  const status = statusOf(error);
  const code = `${status ?? ''} ${error.name}`.trim();
  const known = bucketProblemsByName[error.name];
  if (known) return known({ bucket, code });
  if (status !== undefined) return explainAnswer(status, code, place);
  if (/region is missing/i.test(error.message)) return bucketProblems.noRegion;
  if (error instanceof RedirectListError) return bucketProblems.waits({ bucket, why: error.message });
  if ('path' in error || ('code' in error && ofTheDisk.has(error.code)))
    return bucketProblems.disk({ bucket, why: error.message });
  const why = error.message || ('code' in error ? String(error.code) : error.name);
  return bucketProblems.unreachable({ bucket, where, why });
}
