import type { SponsorPayload } from '@patient-press/shared/payloads/sponsor';

/** The firm that answers for an advertisement, as the advertisement names it. */
export interface SponsorEntry {
  legalName: string;
  responsibleAttorney: string;
  officeAddress: string;
  jurisdictions: string | null;
  disclaimer: string | null;
  privacyUrl: string | null;
}

export function toSponsor(payload: SponsorPayload): SponsorEntry {
  const { legalName, responsibleAttorney, officeAddress, jurisdictions, disclaimer, privacyUrl } = payload;
  return { legalName, responsibleAttorney, officeAddress, jurisdictions, disclaimer, privacyUrl };
}
