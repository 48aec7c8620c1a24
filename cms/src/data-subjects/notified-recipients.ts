import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { RECIPIENT } from '../recipients/recipient';
import type { RequestRef } from '../requests/request-type';

const notified = z.array(
  z.object({
    request: z.string(),
    at: z.date(),
    detail: z.object({ recipient: z.string(), name: z.string(), event: z.string() }),
  }),
);
export type NotifiedRecipient = z.infer<typeof notified>[number]['detail'] & { request: string; at: Date };

/** Which recipients were notified of requests, and of what: those that answered. */
export async function notifiedRecipients(
  database: Core.Strapi['db']['connection'],
  requests: readonly RequestRef[],
): Promise<NotifiedRecipient[]> {
  const rows = await database('patient_press_intake_history')
    // As json: Strapi has pg leave jsonb unparsed.
    .select('request', 'at', database.raw('cast(detail as json) as detail'))
    .where({ event: 'recipient-told' })
    .whereIn(
      'request',
      requests.map(({ request }) => request),
    )
    .orderBy('id');
  return notified.parse(rows).map(({ request, at, detail }) => ({ ...detail, request, at }));
}

const contacts = z.array(z.object({ documentId: z.string(), contact: z.string().nullish() }));

/** Where notified recipients can be reached, by their documentId; without those that have no address yet. */
export async function contactsOf(
  strapi: Core.Strapi,
  recipients: readonly NotifiedRecipient[],
): Promise<Map<string, string>> {
  const found = await strapi.db.query(RECIPIENT).findMany({
    select: ['documentId', 'contact'],
    where: { documentId: { $in: [...new Set(recipients.map(({ recipient }) => recipient))] } },
  });
  return new Map(contacts.parse(found).flatMap(({ documentId, contact }) => (contact ? [[documentId, contact]] : [])));
}
