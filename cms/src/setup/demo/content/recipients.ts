import type { Recipient } from './types';

/** Switched off: the firm is invented, and so is its address. */
export const recipients: Recipient[] = [
  {
    name: 'Sample Law Firm, LLP (an invented firm)',
    url: 'https://example.com/webhooks/patient-press',
    contact: 'privacy@example.com',
    consentKey: 'guide-call',
    isActive: false,
  },
];
