import { resolve } from 'node:path';
import { trustedProxies } from '@patient-press/shared/client-address';
import { keptSecret, SecretsError } from '@patient-press/shared/secrets';
import { z } from 'zod';
import { readKeys } from './encryption/keyring';
import { sharedSecrets } from './secrets/shared-names';

const aNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error);
};
const port = aNumber(1, 65_535);
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be a full address, such as https://www.example.org' })
  .transform((url) => url.replace(/\/$/, ''));

const keys = z.string().transform((list, context) => {
  const read = readKeys(list);
  if (read) return read;
  context.addIssue('must be 32 bytes in hex or base64; several are separated by commas, the one in use first');
  return z.NEVER;
});

const parts = z.string().transform((list) => list.split(',').map((part) => part.trim()));
const isOrigin = (text: string) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

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
  MAIL_FROM: z.string().min(3).max(200).optional(),
  // What Amazon SES allows a new account: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html
  MAIL_PER_SECOND: aNumber(1, 1000).default(14),
  ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  ADMIN_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .regex(/[a-z]/, 'must hold a lower-case letter')
    .regex(/[A-Z]/, 'must hold an upper-case letter')
    .regex(/\d/, 'must hold a digit')
    .optional(),
  DEMO_CONTENT: z.stringbool('must be true or false').default(false),
});

function refuse(why: string): never {
  // Strapi would bury a thrown error in a stack of its own.
  process.stderr.write(`The cms cannot start, ${why}\n`);
  process.exit(1);
}

/** A secret from its variable, or from `secrets.json`. */
function readSecret(dataDir: string, name: string): string {
  try {
    return process.env[name] || keptSecret(dataDir, name);
  } catch (error) {
    if (error instanceof SecretsError) return refuse(`because of its secrets. ${error.message}`);
    throw error;
  }
}

function readEnvironment() {
  // An empty variable is one that was not set: compose files and CI systems pass them so.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path[0]?.toString()}: ${issue.message}`);
    return refuse(`because of its environment:\n${problems.join('\n')}`);
  }
  const values = parsed.data;
  const keysIn = (name: string) =>
    keys.safeParse(secret(name)).data ??
    refuse(
      `because the ${name} in ${values.DATA_DIR}/secrets.json is damaged: it is not 32 bytes in hex or base64. Restore the file from a backup.`,
    );
  const secret = (name: string) => readSecret(values.DATA_DIR, name);
  return {
    ...values,
    CMS_URL: values.CMS_URL ?? `http://${values.CMS_HOST}:${values.CMS_PORT}`,
    PRESS_URL: values.PRESS_URL ?? values.SITE_URL,
    PRESS_TOKEN: values.PRESS_TOKEN ?? secret('PRESS_TOKEN'),
    LEAD_KEY: values.LEAD_KEY ?? keysIn('LEAD_KEY'),
    LINK_KEY: values.LINK_KEY ?? keysIn('LINK_KEY'),
    APP_KEY: secret('APP_KEY'),
    ADMIN_JWT_SECRET: secret('ADMIN_JWT_SECRET'),
    API_TOKEN_SALT: secret('API_TOKEN_SALT'),
    TRANSFER_TOKEN_SALT: secret('TRANSFER_TOKEN_SALT'),
    ENCRYPTION_KEY: secret('ENCRYPTION_KEY'),
  };
}

/** The cms's environment, read and checked once. Nothing else in the cms reads `process.env`. */
export const environment = readEnvironment();
