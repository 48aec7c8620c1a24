import { CALL_BOX_PREFIX, isCallBox, isGuideBox } from '@patient-press/shared/guide-request';

/** What decides whether a reader who asked for a guide may be called. */
interface Consents {
  /** Keys of the boxes that were checked. */
  granted: readonly string[];
  /** Those of them that were not withdrawn. */
  active: readonly string[];
  hasPhone: boolean;
}

/**
 * Whether a reader who asked for a guide agreed to a call, and has not taken it back. Sites may use other keys than those
 * that name a call: there, a number given with a checked box asks for one, as the form says beside it.
 */
export function agreedToCall({ granted, active, hasPhone }: Consents): boolean {
  if (granted.some(isCallBox)) return active.some(isCallBox);
  return hasPhone && active.some(isGuideBox);
}

const isCall = (consent: string) => `${consent}.wording_key like '${CALL_BOX_PREFIX}%'`;

/** Works out for requests from before this was stored what `agreedToCall` says of new ones. */
export async function fillInAgreedToCall(database: { raw(statement: string): PromiseLike<unknown> }): Promise<void> {
  await database.raw(`
    update guide_downloads asked set agreed_to_call = exists (
      select from patient_press_consents given
      where given.request = asked.document_id and given.request_type = 'guide-download' and given.granted
        and not exists (
          select from patient_press_consent_withdrawals withdrawn
          where withdrawn.request = given.request and withdrawn.request_type = given.request_type
            and withdrawn.wording_key = given.wording_key
        )
        and (${isCall('given')} or given.wording_key like 'guide-%' and asked.phone is not null and not exists (
          select from patient_press_consents other
          where other.request = given.request and other.request_type = given.request_type
            and other.granted and ${isCall('other')}
        ))
    )
    where asked.agreed_to_call is null`);
}
