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

/** By S3's error codes, and the SDK's. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const byName: Record<string, (place: Place, said: string) => string> = {
  NoSuchBucket: ({ bucket }, said) => `There is no bucket ${bucket} (${said}): create it, or correct S3_URL.`,
  InvalidAccessKeyId: ({ bucket }, said) =>
    `The bucket ${bucket} does not know the key (${said}): correct AWS_ACCESS_KEY_ID.`,
  SignatureDoesNotMatch: ({ bucket }, said) =>
    `The bucket ${bucket} cannot check the key (${said}): correct AWS_SECRET_ACCESS_KEY.`,
  ExpiredToken: ({ bucket }, said) =>
    `The key for the bucket ${bucket} has expired (${said}): give the press a new one.`,
  RequestTimeTooSkewed: ({ bucket }, said) =>
    `The bucket ${bucket} has another time than this machine (${said}): set this machine's clock.`,
  PermanentRedirect: ({ bucket }, said) => `The bucket ${bucket} is in another region (${said}): correct AWS_REGION.`,
  AuthorizationHeaderMalformed: ({ bucket }, said) =>
    `The bucket ${bucket} is in another region (${said}): correct AWS_REGION.`,
  CredentialsProviderError: ({ bucket }) =>
    `There is no key for the bucket ${bucket}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give this machine a role.`,
};

/** Errors of files that come without a path. */
const ofTheDisk = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE']);

function explainAnswer(status: number, said: string, { bucket, keys }: Place): string {
  if (status === 401 || status === 403)
    return `The bucket ${bucket} refuses the key (${said}): give the key s3:PutObject and s3:DeleteObject on ${keys}*.`;
  if (status === 429 || status >= 500)
    return `The bucket ${bucket} cannot answer now (${said}). It is asked again; if this lasts, ask those who run it.`;
  return `The bucket ${bucket} does not take a file (${said}).`;
}

/** Says what keeps files from a bucket, and what to do. */
export function explainS3Error(error: unknown, place: Place): string {
  if (!(error instanceof Error)) return `The bucket ${place.bucket} cannot be brought up to date: ${error}.`;
  const status = statusOf(error);
  const known = byName[error.name];
  const said = `${status ?? ''} ${error.name}`.trim();
  if (known) return known(place, said);
  if (status !== undefined) return explainAnswer(status, said, place);
  if (/region is missing/i.test(error.message))
    return 'The region of the bucket is not known: set AWS_REGION, for a bucket that is not on AWS to us-east-1.';
  if (error instanceof RedirectListError) return `The copy in ${place.bucket} waits. ${error.message}`;
  if ('path' in error || ('code' in error && ofTheDisk.has(error.code)))
    return `The copy in ${place.bucket} waits for this machine's disk (${error.message}): see that the press may read and write there, and that it is not full.`;
  const where = place.endpoint ?? 'AWS';
  const why = error.message || ('code' in error ? String(error.code) : error.name);
  return `The bucket ${place.bucket} at ${where} cannot be reached: ${why}. See that S3_ENDPOINT is right, and that this machine may connect to it.`;
}
