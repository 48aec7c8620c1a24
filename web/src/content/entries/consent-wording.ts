import type { ConsentWordingPayload } from '@patient-press/shared/payloads/consent-wording';

/** Words that readers agree to. Which version is shown beside a form, `wordingInEffect` decides. */
export interface ConsentWordingEntry {
  key: string;
  version: number;
  text: string;
  /** ISO in UTC. */
  effectiveFrom: string;
}

export const toConsentWording = ({
  key,
  version,
  text,
  effectiveFrom,
}: ConsentWordingPayload): ConsentWordingEntry => ({ key, version, text, effectiveFrom });
