import type { Migration } from '../../platform/migrations';

const isCall = (consent: string) => `${consent}.wording_key like 'guide-call%'`;

/** Does nothing to a request of which it is known. */
export const fillIn = `
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
  where asked.agreed_to_call is null`;

/** Works out for requests from before this was stored what `agreedToCall` says of new ones. */
export const fillInAgreedToCall: Migration = {
  name: 'requests/0004-fill-in-agreed-to-call',
  up: ({ trx }) => trx.raw(fillIn),
};
