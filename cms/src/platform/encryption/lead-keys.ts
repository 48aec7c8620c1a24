import { environment } from '../environment';
import { makeKeyring } from './keyring';

/** The keys that readers' personal data is sealed and found with. */
export const leadKeys = makeKeyring(environment.LEAD_KEY);
