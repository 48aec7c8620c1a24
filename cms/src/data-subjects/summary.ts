import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { toPhone } from '../platform/contact/phone-link';
import { activeConsentKeys } from '../requests/active-consents';
import { contentTypeOf } from '../requests/request-storage';
import { contactIn, refOf, type StoredRequest } from '../requests/stored-request';
import type { DataSubjectSummary, FoundRequest } from './contract';
import type { DataSubject, DataSubjectRequest } from './find';
import { notifiedRecipients } from './notified-recipients';

const titled = z.array(z.object({ documentId: z.string(), guide: z.object({ title: z.string() }).nullish() }));

/** The titles of the guides that were asked for, by request; those of deleted guides are not among them. */
export async function guideTitlesOf(
  strapi: Core.Strapi,
  requests: readonly StoredRequest[],
): Promise<Map<string, string>> {
  const documentIds = requests
    .filter(({ requestType }) => requestType === 'guide-download')
    .map(({ row }) => row.document_id);
  const found = await strapi.db.query(contentTypeOf('guide-download')).findMany({
    select: ['documentId'],
    where: { documentId: { $in: documentIds } },
    populate: { guide: { select: ['title'] } },
  });
  return new Map(titled.parse(found).flatMap(({ documentId, guide }) => (guide ? [[documentId, guide.title]] : [])));
}

function callOf({ erased_at, agreed_to_call, handled_at }: StoredRequest['row']): FoundRequest['call'] {
  if (handled_at) return 'done';
  return agreed_to_call && !erased_at ? 'open' : 'none';
}

const byCertaintyThenTime = (one: FoundRequest, other: FoundRequest): number =>
  other.certainty.localeCompare(one.certainty) || other.at.localeCompare(one.at);

/** What the admin shows of a data subject, to choose from. */
export async function summaryOf(strapi: Core.Strapi, { requests, isCut }: DataSubject): Promise<DataSubjectSummary> {
  const refs = requests.map(refOf);
  const titles = await guideTitlesOf(strapi, requests);
  const notified = await notifiedRecipients(strapi.db.connection, refs);
  const consents = await activeConsentKeys(strapi.db.connection, refs);
  const summarize = (found: DataSubjectRequest): FoundRequest => {
    const { requestType, row, certainty, because } = found;
    const contact = contactIn(found);
    return {
      requestType,
      documentId: row.document_id,
      at: row.created_at.toISOString(),
      erasedAt: row.erased_at?.toISOString() ?? null,
      guideTitle: titles.get(row.document_id) ?? null,
      email: contact?.email ?? null,
      name: contact?.name ?? null,
      phone: contact?.phone ? toPhone(contact.phone) : null,
      isUnreadable: !contact,
      certainty,
      because,
      call: callOf(row),
      agreedTo: row.erased_at ? [] : (consents.get(row.document_id) ?? []),
    };
  };
  return {
    requests: requests.map(summarize).toSorted(byCertaintyThenTime),
    recipients: [...new Set(notified.map(({ name }) => name))].toSorted(),
    isCut,
  };
}
