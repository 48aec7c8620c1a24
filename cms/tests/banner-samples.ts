import type { Fields, Session } from './admin-api.ts';
import { chosen, create, word } from './samples.ts';

const BANNER = 'api::cta-banner.cta-banner';

export const createSponsor = (session: Session) =>
  create(session, 'api::sponsor.sponsor', {
    legalName: `Sample Firm ${word()}`,
    responsibleAttorney: 'A. Sample',
    officeAddress: '1 Sample Street',
  });

/** A banner that may be published as it is; `changes` take its attributes' place. */
export async function createBanner(session: Session, changes: Fields = {}): Promise<Fields> {
  return create(session, BANNER, {
    name: `Sample banner ${word()}`,
    placement: 'top-bar',
    message: 'Call us.',
    label: 'Attorney advertising',
    priority: 0,
    actions: [{ kind: 'call', label: 'Call' }],
    ...(changes.sponsor === undefined && { sponsor: chosen(await createSponsor(session)) }),
    approvedBy: 'A. Sample',
    approvedOn: '2026-11-02',
    approvalEndsOn: '2036-11-01',
    ...changes,
  });
}
