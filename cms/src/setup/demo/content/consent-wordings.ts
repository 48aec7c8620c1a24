import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import { GUIDE_NOTICE } from '@patient-press/shared/guide-request';
import type { ConsentWording } from './types';

const IN_EFFECT_SINCE = '2026-01-01T00:00:00.000Z';

export const consentWordings: ConsentWording[] = [
  {
    key: CALLBACK_CONSENT,
    version: 1,
    text: 'I ask Sample Law Firm, LLP (an invented firm) to call me about this request at the number I entered. A person will dial and speak with me: no recorded or artificial voice, no automatic dialing, and no text messages. I don’t have to agree to this to get information, a guide, or legal help, or to buy anything. I can withdraw my consent at any time by telling the person who calls or by writing to the address on the contact page. After that, no one will call me about this again.',
    effectiveFrom: IN_EFFECT_SINCE,
  },
  {
    key: GUIDE_NOTICE,
    version: 1,
    text: 'We use what you enter here to send you this guide. Your email address, name, and phone number are encrypted, and what you enter is deleted after 18 months. We don’t share it with anyone else unless you check the box above, which names who would get it. To have it deleted sooner, write to the address on the contact page.',
    effectiveFrom: IN_EFFECT_SINCE,
  },
  {
    key: 'guide-call',
    version: 1,
    text: 'I’d also like a call. Sample Law Firm, LLP (an invented firm) will get what I enter here and may call me at my number about legal options. A person will dial and speak with me: no recorded or artificial voice, no automatic dialing, and no text messages. I don’t have to agree to this to get the guide or legal help, or to buy anything. I can withdraw my consent at any time by telling the person who calls or by writing to the address on the contact page.',
    effectiveFrom: IN_EFFECT_SINCE,
  },
];
