import { environment } from '../environment';
import { makeSigner } from './sign';

/** Signs what is sent to recipients. */
export const signer = makeSigner(environment.LINK_KEY);
