import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { toPhone } from '../platform/contact/phone-link';
import { standingConsents } from '../requests/standing-consents';
import { type KeptRequest, personIn, refOf } from '../requests/stored-request';
import type { FoundRequest, PersonFound } from './contract';
import type { Person, PersonsRequest } from './find';
import { recipientsToldOf } from './recipients-told';

const titled = z.array(z.object({ documentId: z.string(), guide: z.object({ title: z.string() }).nullish() }));

/** The titles of the guides that were asked for, by request; those of deleted guides are not among them. */
export async function guideTitlesOf(
  strapi: Core.Strapi,
  requests: readonly KeptRequest[],
): Promise<Map<string, string>> {
  const documentIds = requests
    .filter(({ requestType }) => requestType === 'guide-download')
    .map(({ row }) => row.document_id);
  const found = await strapi.db.query('api::guide-download.guide-download').findMany({
    select: ['documentId'],
    where: { documentId: { $in: documentIds } },
    populate: { guide: { select: ['title'] } },
  });
  return new Map(titled.parse(found).flatMap(({ documentId, guide }) => (guide ? [[documentId, guide.title]] : [])));
}

function callOf({ erased_at, agreed_to_call, handled_at }: KeptRequest['row']): FoundRequest['call'] {
  if (handled_at) return 'done';
  return agreed_to_call && !erased_at ? 'open' : 'none';
}

const byCertaintyThenTime = (one: FoundRequest, other: FoundRequest): number =>
  other.certainty.localeCompare(one.certainty) || other.at.localeCompare(one.at);

/** What the admin shows of a person, to choose from. */
export async function outlineOf(strapi: Core.Strapi, { requests, isCut }: Person): Promise<PersonFound> {
  const refs = requests.map(refOf);
  const titles = await guideTitlesOf(strapi, requests);
  const told = await recipientsToldOf(strapi.db.connection, refs);
  const consents = await standingConsents(strapi.db.connection, refs);
  const outline = (found: PersonsRequest): FoundRequest => {
    const { requestType, row, certainty, because } = found;
    const opened = personIn(found);
    return {
      requestType,
      documentId: row.document_id,
      at: row.created_at.toISOString(),
      erasedAt: row.erased_at?.toISOString() ?? null,
      guideTitle: titles.get(row.document_id) ?? null,
      email: opened?.email ?? null,
      name: opened?.name ?? null,
      phone: opened?.phone ? toPhone(opened.phone) : null,
      isUnreadable: !opened,
      certainty,
      because,
      call: callOf(row),
      agreedTo: row.erased_at ? [] : (consents.get(row.document_id) ?? []),
    };
  };
  return {
    requests: requests.map(outline).toSorted(byCertaintyThenTime),
    recipients: [...new Set(told.map(({ name }) => name))].toSorted(),
    isCut,
  };
}
