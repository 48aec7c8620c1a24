import type { Core } from '@strapi/strapi';
import { type Administrator, nameOf } from '../platform/http/administrator';
import { logAccess } from '../requests/access-log';
import { activeConsentKeys } from '../requests/active-consents';
import type { RequestRef } from '../requests/request-type';
import type { ConsentWithdrawal, DataSubjectOptedOut } from './contract';
import { withdrawConsent } from './withdraw-consent';

/** Withdraws one consent, and notes who did it. @returns the last day to stop; null when there is no such consent. */
export async function withdraw(
  strapi: Core.Strapi,
  withdrawal: ConsentWithdrawal & { receivedOn: string },
  administrator: Administrator,
): Promise<string | null> {
  const { wordingKey, requestType, request, receivedOn } = withdrawal;
  const dueOn = await withdrawConsent(strapi, withdrawal, nameOf(administrator));
  if (!dueOn) return null;
  await logAccess(strapi, administrator, { action: 'withdraw', requests: [{ requestType, request }] });
  // Outside of the database, for the same reason as in `eraseDataSubject`.
  strapi.log.info(`Withdrawn by a data subject: ${wordingKey} of ${requestType} ${request}, received ${receivedOn}`);
  return dueOn;
}

/**
 * Withdraws everything that requests agreed to, one after the other: broken off, it goes on when it is asked for again.
 * @param receivedOn ISO day on which the data subject said so.
 * @returns null when there is nothing to withdraw.
 */
export async function optOut(
  strapi: Core.Strapi,
  requests: readonly RequestRef[],
  receivedOn: string,
  administrator: Administrator,
): Promise<DataSubjectOptedOut | null> {
  const consents = await activeConsentKeys(strapi.db.connection, requests);
  const optedOut = new Set<string>();
  const dueOns: string[] = [];
  for (const ref of requests) {
    for (const wordingKey of consents.get(ref.request) ?? []) {
      const dueOn = await withdraw(strapi, { ...ref, wordingKey, receivedOn }, administrator);
      if (!dueOn) continue;
      optedOut.add(ref.request);
      dueOns.push(dueOn);
    }
  }
  const latest = dueOns.toSorted().at(-1);
  return latest ? { requests: optedOut.size, dueOn: latest } : null;
}
