import { resolve } from 'node:path';
import { trustedProxies } from '@patient-press/shared/client-address';
import { metricsToken } from '@patient-press/shared/metrics';
import { sharedSecrets } from '@patient-press/shared/shared-secret-names';
import { z } from 'zod';
import { readKeys } from './encryption/keyring';

// The variables of the cms's environment, and what they may be. `environment.ts` reads the real ones.

const aNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error);
};
const port = aNumber(1, 65_535);
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be a full URL, such as https://www.example.org' })
  .transform((url) => url.replace(/\/$/, ''));

export const keys = z.string().transform((list, context) => {
  const read = readKeys(list);
  if (read) return read;
  context.addIssue('must be 32 bytes in hex or base64; several are separated by commas, the one in use first');
  return z.NEVER;
});

const parts = z.string().transform((list) => list.split(',').map((part) => part.trim()));
const isOrigin = (text: string) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Who may not log in with a password alone. */
const requirers = ['administrators', 'intake', 'everyone'] as const;

const variables = z.object({
  NODE_ENV: z.string().default('production'),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be set, and look like postgres://user:password@host:5432/name',
  }),
  DATABASE_POOL: aNumber(2, 200).default(20),
  DATA_DIR: z.string().default(resolve(__dirname, '../../../../.data')),
  CMS_HOST: z.string().default('127.0.0.1'),
  CMS_PORT: port.default(1337),
  CMS_URL: httpUrl.optional(),
  // On this machine and in private networks, where the press, the edge and most load balancers are.
  TRUSTED_PROXIES: trustedProxies.prefault('loopback, linklocal, uniquelocal'),
  SITE_URL: httpUrl.default('http://127.0.0.1:4321'),
  PRESS_URL: httpUrl.optional(),
  CORS_ORIGINS: parts
    .pipe(
      z.array(z.string().refine(isOrigin, 'must list origins, such as https://app.example.org, separated by commas')),
    )
    .default([]),
  ACCEPT_CHANGED_SECRETS: parts
    .pipe(
      z.array(z.enum(sharedSecrets, `must list names of secrets, separated by commas: ${sharedSecrets.join(', ')}`)),
    )
    .default([]),
  PRESS_TOKEN: z.string().min(20, 'must have at least 20 characters').optional(),
  LEAD_KEY: keys.optional(),
  LINK_KEY: keys.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@host:465' }).optional(),
  // Set by `npm start`, whose mail server shows email and passes none on.
  EMAIL_IS_ONLY_SHOWN: z.stringbool('must be true or false').default(false),
  MAIL_FROM: z.string().min(3).max(200).optional(),
  // What Amazon SES allows a new account: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html
  MAIL_PER_SECOND: aNumber(1, 1000).default(14),
  ADMIN_EMAIL: z.email('must be an email address').optional(),
  // Judged when the first administrator is made, and not before: an older one may be left in a file that still starts.
  ADMIN_PASSWORD: z.string().optional(),
  REQUIRE_SECOND_FACTOR: parts
    .pipe(z.array(z.enum(requirers, `must list, separated by commas, some of: ${requirers.join(', ')}`)))
    .default([]),
  LOG_FORMAT: z.enum(['text', 'json'], 'must be text or json').default('text'),
  METRICS_TOKEN: metricsToken,
  // How long what editors did is retained. See docs/operating.md.
  TRASH_DAYS: aNumber(1, 3650).default(90),
  DRAFT_VERSIONS_MONTHS: aNumber(1, 1200).default(18),
  PUBLISHED_VERSIONS_MONTHS: aNumber(1, 1200).optional(),
  DEMO_CONTENT: z.union([z.stringbool(), z.literal('remove')], 'must be true, false or remove').default(false),
});

/**
 * Checks the variables of an environment.
 * @returns their values, with defaults filled in; or a line for each that can't be used: `CMS_PORT: must be …`.
 */
export function parseVariables(
  environment: Record<string, string | undefined>,
): { values: z.infer<typeof variables> } | { problems: string[] } {
  // Compose files and CI systems pass a variable that isn't set as an empty one.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  if (parsed.success) return { values: parsed.data };
  return { problems: parsed.error.issues.map(({ path, message }) => `${path[0]?.toString()}: ${message}`) };
}
