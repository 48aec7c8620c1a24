import type { GuideRequestAccepted } from '@patient-press/shared/guide-request';
import { useEffect } from 'react';
import type { Sending } from '../form/use-request.ts';
import { forgetLedBy } from './led-by.ts';
import { saveDownload } from './saved-download.ts';

/**
 * Opens the thank-you page once the request has arrived.
 * @param reset readies the form for readers who come back to it, which a browser shows as they left it.
 */
export function useThankYou(sending: Sending<GuideRequestAccepted>, thankYou: string, reset: () => void): void {
  useEffect(() => {
    if (sending.kind !== 'sent') return;
    const { download } = sending.answer;
    if (download) saveDownload(thankYou, download);
    forgetLedBy();
    location.assign(thankYou);
  }, [sending, thankYou]);

  useEffect(() => {
    const comeBack = ({ persisted }: PageTransitionEvent) => persisted && reset();
    addEventListener('pageshow', comeBack);
    return () => removeEventListener('pageshow', comeBack);
  }, [reset]);
}
