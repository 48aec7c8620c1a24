import { environment } from '../environment';
import { makeKeyring } from './keyring';

/** The keys that readers' personal data is encrypted and found with. */
export const leadKeys = makeKeyring(environment.LEAD_KEY);
