interface Bucket {
  bucket: string;
}
interface Answer extends Bucket {
  /** The status and the error's name, as the bucket gave them. */
  code: string;
}

const otherRegion = ({ bucket, code }: Answer) =>
  `The bucket ${bucket} is in another region (${code}). Fix AWS_REGION.`;

/** Why the copy of the site in a bucket is out of date, by S3's error codes, and the SDK's. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const bucketProblemsByName: Readonly<Record<string, (answer: Answer) => string>> = {
  NoSuchBucket: ({ bucket, code }: Answer) => `There is no bucket ${bucket} (${code}). Create it, or fix S3_URL.`,
  InvalidAccessKeyId: ({ bucket, code }: Answer) =>
    `The bucket ${bucket} doesn’t recognize the key (${code}). Fix AWS_ACCESS_KEY_ID.`,
  SignatureDoesNotMatch: ({ bucket, code }: Answer) =>
    `The bucket ${bucket} can’t verify the key (${code}). Fix AWS_SECRET_ACCESS_KEY.`,
  ExpiredToken: ({ bucket, code }: Answer) =>
    `The key for the bucket ${bucket} has expired (${code}). Give the press a new one.`,
  RequestTimeTooSkewed: ({ bucket, code }: Answer) =>
    `The clock of this machine differs from that of the bucket ${bucket} (${code}). Set this machine’s clock.`,
  PermanentRedirect: otherRegion,
  AuthorizationHeaderMalformed: otherRegion,
  CredentialsProviderError: ({ bucket }: Answer) =>
    `There is no key for the bucket ${bucket}. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give this machine a role.`,
};

/** Why the copy of the site in a bucket is out of date, and what to do: for operators. */
export const bucketProblems = {
  forbidden: ({ bucket, code, keys }: Answer & { keys: string }) =>
    `The bucket ${bucket} refuses the key (${code}). Give the key s3:PutObject and s3:DeleteObject on ${keys}*.`,
  busy: ({ bucket, code }: Answer) =>
    `The bucket ${bucket} is unavailable right now (${code}). The press will try again. If this continues, contact its provider.`,
  refused: ({ bucket, code }: Answer) => `The bucket ${bucket} refuses a file (${code}).`,
  unknown: ({ bucket, why }: Bucket & { why: unknown }) =>
    `The copy in the bucket ${bucket} couldn’t be updated: ${why}.`,
  noRegion: 'The region of the bucket is unknown. Set AWS_REGION. For a bucket that isn’t on AWS, use us-east-1.',
  waits: ({ bucket, why }: Bucket & { why: string }) => `The copy in ${bucket} is waiting. ${why}`,
  disk: ({ bucket, why }: Bucket & { why: string }) =>
    `The copy in ${bucket} is waiting for this machine’s disk (${why}). Check that it isn’t full and that the press can read and write there.`,
  unreachable: ({ bucket, where, why }: Bucket & { where: string; why: string }) =>
    `The press can’t reach the bucket ${bucket} at ${where}: ${why}. Check S3_ENDPOINT, and that this machine can connect to it.`,
  noName: ({ url }: { url: string }) =>
    `${url} names no bucket. S3_URL must look like s3://bucket or s3://bucket/folder.`,
  redirectList: ({ file }: { file: string }) =>
    `${file} isn’t a list of redirects. Build the site again to replace it.`,
};
