import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Contact, ownerOf, refOf, type StoredRequest } from '../requests/stored-request';
import { decryptContact } from './withdrawal-contact';

const WORDING = 'api::consent-wording.consent-wording';

const proofs = z.array(
  z.object({
    request: z.string(),
    wording_key: z.string(),
    wording_version: z.number(),
    wording_sha256: z.string(),
    granted: z.boolean(),
    at: z.date(),
    page: z.string(),
  }),
);
const wordings = z.array(z.object({ key: z.string(), version: z.number(), sha256: z.string(), text: z.string() }));
const withdrawals = z.array(
  z.object({
    request: z.string(),
    wording_key: z.string(),
    received_on: z.string(),
    due_on: z.string(),
    done_at: z.date().nullable(),
    contact: z.string().nullable(),
  }),
);

/** A consent that was given or refused, as it is exported for the data subject who did. */
export interface ExportedConsent {
  request: string;
  /** What the form said; null when the wording is gone, which it is only from a broken database. */
  words: string | null;
  wording: string;
  version: number;
  sha256: string;
  granted: boolean;
  at: string;
  page: string;
  withdrawn: {
    receivedOn: string;
    dueOn: string;
    doneAt: string | null;
    retainedUntilDone: Contact | null;
  } | null;
}

/** Whom a withdrawal that is not completed yet still names. */
function contactOf(
  requests: readonly StoredRequest[],
  { request, contact }: { request: string; contact: string | null },
): Contact | null {
  const stored = requests.find(({ row }) => row.document_id === request);
  return stored && contact !== null ? decryptContact(contact, ownerOf(stored)) : null;
}

/** The consents of requests, with the words that were agreed to. */
export async function exportConsents(
  strapi: Core.Strapi,
  requests: readonly StoredRequest[],
): Promise<ExportedConsent[]> {
  const database = strapi.db.connection;
  const documentIds = requests.map((stored) => refOf(stored).request);
  const given = proofs.parse(await database('patient_press_consents').whereIn('request', documentIds).orderBy('id'));
  const keys = [...new Set(given.map((proof) => proof.wording_key))];
  const known = wordings.parse(await strapi.db.query(WORDING).findMany({ where: { key: { $in: keys } } }));
  const takenBack = withdrawals.parse(
    await database('patient_press_consent_withdrawals')
      .select('request', 'wording_key', 'done_at', 'contact', database.raw('received_on::text, due_on::text'))
      .whereIn('request', documentIds),
  );
  return given.map((proof) => {
    const wording = known.find(({ sha256 }) => sha256 === proof.wording_sha256);
    const withdrawn = takenBack.find(
      ({ request, wording_key }) => request === proof.request && wording_key === proof.wording_key,
    );
    return {
      request: proof.request,
      words: wording?.text ?? null,
      wording: proof.wording_key,
      version: proof.wording_version,
      sha256: proof.wording_sha256,
      granted: proof.granted,
      at: proof.at.toISOString(),
      page: proof.page,
      withdrawn: withdrawn
        ? {
            receivedOn: withdrawn.received_on,
            dueOn: withdrawn.due_on,
            doneAt: withdrawn.done_at?.toISOString() ?? null,
            retainedUntilDone: contactOf(requests, withdrawn),
          }
        : null,
    };
  });
}
