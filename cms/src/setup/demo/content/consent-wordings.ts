import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import type { ConsentWording } from './types';

export const consentWordings: ConsentWording[] = [
  {
    key: CALLBACK_CONSENT,
    version: 1,
    text: 'I ask Sample Law Firm, LLP (an invented firm) to call me about this request, at the number I have given. A person dials and speaks: no recorded or artificial voice, no automatic dialing, no text messages. I do not have to agree to this to get information, a guide or legal help, or to buy anything. I can withdraw it at any time, by telling whoever calls, or by writing to the address on the contact page. Then nobody calls me about this again.',
    effectiveFrom: '2026-01-01T00:00:00.000Z',
  },
];
