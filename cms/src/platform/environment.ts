import { SecretsError, storedSecret } from '@patient-press/shared/secrets';
import { keys, parseVariables } from './environment-variables';

function refuse(why: string): never {
  // Strapi would bury a thrown error in a stack of its own.
  process.stderr.write(`The cms cannot start, ${why}\n`);
  process.exit(1);
}

/** A secret from its variable, or from `secrets.json`. */
function readSecret(dataDir: string, name: string): string {
  try {
    return process.env[name] || storedSecret(dataDir, name);
  } catch (error) {
    if (error instanceof SecretsError) return refuse(`because of its secrets. ${error.message}`);
    throw error;
  }
}

function readEnvironment() {
  const parsed = parseVariables(process.env);
  if ('problems' in parsed)
    return refuse(`because of its environment:\n${parsed.problems.map((problem) => `  ${problem}`).join('\n')}`);
  const { values } = parsed;
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
