/** The secrets that every cms on one database must share. */
export const sharedSecrets = [
  'PRESS_TOKEN',
  'LEAD_KEY',
  'LINK_KEY',
  'APP_KEY',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
] as const;

export type SharedSecret = (typeof sharedSecrets)[number];
