import { resolve } from 'node:path';
import { trustedProxies } from '@patient-press/shared/client-address';
import { metricsToken } from '@patient-press/shared/metrics';
import { storedSecret } from '@patient-press/shared/secrets';
import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));

const variables = z.object({
  CMS_URL: httpUrl.default('http://127.0.0.1:1337'),
  SITE_URL: httpUrl.default('http://127.0.0.1:4321'),
  SITE_HOST: z.string().default('127.0.0.1'),
  SITE_PORT: z.coerce.number().int().min(1).max(65535).default(4321),
  // Readers may ask the press themselves, also from a private network: a proxy in front has to be named.
  TRUSTED_PROXIES: trustedProxies.prefault(''),
  PRESS_TOKEN: z.string().optional(),
  S3_URL: z
    .string()
    .regex(/^s3:\/\/[a-z\d][a-z\d._-]+(\/.*)?$/, 'must look like s3://bucket or s3://bucket/folder')
    .optional(),
  S3_ENDPOINT: httpUrl.optional(),
  INDEXNOW_KEY: z
    .string()
    .regex(/^[\da-z-]{8,128}$/i, 'must be 8 to 128 letters, digits, and hyphens')
    .optional(),
  INDEXNOW_URL: httpUrl.default('https://api.indexnow.org/indexnow'),
  MAIL_FROM: z
    .string()
    .transform((from) => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim())
    .pipe(z.email('must be an address like guides@example.org, or Name <guides@example.org>'))
    .optional(),
  LOG_FORMAT: z.enum(['text', 'json'], 'must be text or json').default('text'),
  METRICS_TOKEN: metricsToken,
  PAST_DIR: z.string().optional(),
  PAST_YEARS: z.coerce.number().min(0.1).max(100).default(3),
  REPAIR_MINUTES: z.coerce.number().min(0.01).max(1440).default(10),
  BUNDLE_DIR: z.string().default(resolve(import.meta.dirname, '../../.bundle')),
  DATA_DIR: z.string().default(resolve(import.meta.dirname, '../../../.data')),
});

function readEnvironment() {
  // An empty variable is one that was not set: compose files and CI systems pass them so.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The press cannot start, because of its environment:\n${problems.join('\n')}`);
  }
  const { PRESS_TOKEN, ...values } = parsed.data;
  return { ...values, pressToken: () => PRESS_TOKEN ?? storedSecret(values.DATA_DIR, 'PRESS_TOKEN') };
}

/** The press's environment, read and checked once. Nothing else in web reads `process.env`. */
export const environment = readEnvironment();
