import { UTCDate } from '@date-fns/utc';
import type { Core } from '@strapi/strapi';
import { subYears } from 'date-fns';
import { isErasedSql } from '../requests/request-storage';

/** 16 CFR 310.5: five years. */
const RETENTION_YEARS = 5;

/** In order: what depends on others goes before them. */
const removals = {
  // A proof of what was taken back is needed for as long as the proof that it was.
  proofs: `delete from patient_press_consents proof where proof.at < :before and ${isErasedSql('proof.request')}
    and not exists (
      select from patient_press_consent_withdrawals taken
      where taken.request = proof.request and taken.wording_key = proof.wording_key
        and greatest(taken.received_on, taken.done_at) >= :before
    )`,
  withdrawals: `delete from patient_press_consent_withdrawals taken
    where taken.done_at < :before and taken.received_on < :before
    and not exists (
      select from patient_press_consents proof
      where proof.request = taken.request and proof.wording_key = taken.wording_key
    )`,
  // A request's history ends with its erasure, and what recipients and withdrawals brought after it.
  history: `delete from patient_press_intake_history noted where noted.at < :before and ${isErasedSql('noted.request')}
    and not exists (
      select from patient_press_intake_history later where later.request = noted.request and later.at >= :before
    )`,
  accesses: `delete from patient_press_intake_log access where access.at < :before
    and not exists (select from unnest(access.requests) one(request) where not (${isErasedSql('one.request')}))`,
};

/** Before a leap day it is February 28: March 1 would remove a day's proofs before they are five years old. */
export const fiveYearsBefore = (now: Date): Date => new Date(+subYears(new UTCDate(now), RETENTION_YEARS));

/**
 * Removes what has been stored as proof for five years: consents, their withdrawals, what happened to a request
 * and who read it. Nothing goes while the request's personal data is still there.
 * @returns how many proofs of consent.
 */
export async function removeOldProofs(database: Core.Strapi['db']['connection'], now: Date): Promise<number> {
  const before = fiveYearsBefore(now);
  const remove = async (statement: string): Promise<number> => {
    const { rowCount } = await database.raw<{ rowCount: number }>(statement, { before });
    return rowCount;
  };
  const proofs = await remove(removals.proofs);
  await remove(removals.withdrawals);
  await remove(removals.history);
  await remove(removals.accesses);
  return proofs;
}
