import type { SharedSecret } from '@patient-press/shared/shared-secret-names';
import { environment } from '../environment';

/** A secret as this cms has it. Of a list, the first value is in use; the others still decrypt and verify. */
export interface SecretValues {
  name: SharedSecret;
  values: readonly [string, ...string[]];
}

const list = ([first, ...others]: readonly [Buffer, ...Buffer[]]): [string, ...string[]] => [
  first.toString('base64url'),
  ...others.map((key) => key.toString('base64url')),
];

/** The secrets of this cms that must be the same in every cms on its database. */
export const ownSecrets = (): SecretValues[] => [
  { name: 'PRESS_TOKEN', values: [environment.PRESS_TOKEN] },
  { name: 'LEAD_KEY', values: list(environment.LEAD_KEY) },
  { name: 'LINK_KEY', values: list(environment.LINK_KEY) },
  { name: 'APP_KEY', values: [environment.APP_KEY] },
  { name: 'ADMIN_JWT_SECRET', values: [environment.ADMIN_JWT_SECRET] },
  { name: 'API_TOKEN_SALT', values: [environment.API_TOKEN_SALT] },
  { name: 'TRANSFER_TOKEN_SALT', values: [environment.TRANSFER_TOKEN_SALT] },
  { name: 'ENCRYPTION_KEY', values: [environment.ENCRYPTION_KEY] },
];
