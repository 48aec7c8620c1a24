import { environment } from '../platform/environment';
import { makeSigner } from '../platform/tokens/sign';

/** Signs what is sent to recipients. */
export const signer = makeSigner(environment.LINK_KEY);
