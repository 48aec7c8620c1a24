import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import { GUIDE_NOTICE } from '@patient-press/shared/guide-request';
import type { ConsentWording } from './types';

const IN_EFFECT_SINCE = '2026-01-01T00:00:00.000Z';

export const consentWordings: ConsentWording[] = [
  {
    key: CALLBACK_CONSENT,
    version: 1,
    text: 'I ask Sample Law Firm, LLP (an invented firm) to call me about this request, at the number I have given. A person dials and speaks: no recorded or artificial voice, no automatic dialing, no text messages. I do not have to agree to this to get information, a guide or legal help, or to buy anything. I can withdraw it at any time, by telling whoever calls, or by writing to the address on the contact page. Then nobody calls me about this again.',
    effectiveFrom: IN_EFFECT_SINCE,
  },
  {
    key: GUIDE_NOTICE,
    version: 1,
    text: 'We use what you enter here to send you this guide. Your email address, name, and phone number are encrypted, and what you enter is erased after 18 months. We give it to nobody else, unless you tick the box above, which names who would get it. You can have it erased sooner, by writing to the address on the contact page.',
    effectiveFrom: IN_EFFECT_SINCE,
  },
  {
    key: 'guide-call',
    version: 1,
    text: 'I would also like a call. Sample Law Firm, LLP (an invented firm) gets what I enter here, and may call me at my number about legal options. A person dials and speaks: no recorded or artificial voice, no automatic dialing, no text messages. I do not have to agree to this to get the guide or legal help, or to buy anything. I can withdraw it at any time, by telling whoever calls, or by writing to the address on the contact page.',
    effectiveFrom: IN_EFFECT_SINCE,
  },
];
