import { openPersistentMap } from '../lib/persistent-map.ts';
import { bucketProblems } from '../words/bucket.ts';
import { Mirror, OWNER } from './mirror.ts';
import type { Bucket } from './reconcile.ts';
import { explainS3Error } from './s3-errors.ts';
import type { Target } from './target.ts';

interface S3TargetOptions {
  /** `s3://bucket`, or `s3://bucket/folder`. */
  url: string;
  /** Where it is, if not on AWS. */
  endpoint?: string | undefined;
  /** The SDK's own way of finding it, and the key, is used without it: AWS_REGION and so on. */
  region?: string | undefined;
  /** The site's folder. */
  dir: string;
  /** What was copied is remembered here, for this bucket only. */
  stateFile: string;
}

interface Place {
  bucket: string;
  /** Empty, or a folder with a slash at its end. */
  prefix: string;
  endpoint: string | undefined;
}

function placeOf(url: string, endpoint: string | undefined): Place {
  const [, bucket = '', folder = ''] = /^s3:\/\/([^/]+)\/*(.*?)\/*$/.exec(url) ?? [];
  if (!bucket) throw new Error(bucketProblems.noName({ url }));
  return { bucket, prefix: folder && `${folder}/`, endpoint };
}

async function openBucket({ bucket, prefix, endpoint }: Place, region: string | undefined): Promise<Bucket> {
  // Here, so that a press without a bucket does not load it.
  const { S3Client, PutObjectCommand, DeleteObjectCommand } = await import('@aws-sdk/client-s3');
  const client = new S3Client({
    ...(region && { region }),
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // The mirror tries again, with newer files if there are any.
    maxAttempts: 1,
    // By default, the SDK sends CRC32 in a trailer, which older MinIO, Ceph and others store as part of the file or
    // refuse. Content-MD5 is as old as S3, and checked by all.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5000, socketTimeout: 30_000 },
  });
  const stopped = new AbortController();
  const options = { abortSignal: stopped.signal };

  return {
    async put({ path, size, headers, md5, read }) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: prefix + path,
          Body: await read(),
          ContentLength: size,
          ContentMD5: await md5(),
          ContentType: headers.contentType,
          ContentDisposition: headers.contentDisposition,
          CacheControl: headers.cacheControl,
          WebsiteRedirectLocation: headers.redirect,
        }),
        options,
      );
    },
    async remove(path) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: prefix + path }), options);
    },
    explain: (error) => explainS3Error(error, { bucket, keys: `${bucket}/${prefix}`, endpoint }),
    close() {
      stopped.abort();
      client.destroy();
    },
  };
}

/**
 * Opens a copy of the site in a bucket that speaks S3's protocol.
 * @throws Error when the address names no bucket, or the state file cannot be read or written.
 */
export async function openS3Target({ url, endpoint, region, dir, stateFile }: S3TargetOptions): Promise<Target> {
  const place = placeOf(url, endpoint);
  const name = `s3://${place.bucket}/${place.prefix}`.replace(/\/$/, '');
  const owner = JSON.stringify([name, endpoint ?? null]);
  const copied = await openPersistentMap<string>(stateFile);
  if (copied.values.get(OWNER) !== owner) {
    const forgotten = [...copied.values.keys()].map((path) => [path, null] as const);
    await copied.update([...forgotten, [OWNER, owner]]);
  }
  return new Mirror(name, { dir, copied, bucket: await openBucket(place, region) });
}
