import type { IncomingHttpHeaders } from 'node:http';
import type { Core } from '@strapi/strapi';
import { countLed } from '../banners/counter';
import { leadKeys } from '../platform/encryption/lead-keys';
import { asksNotToBeCounted } from '../platform/http/sent-by-a-reader';
import { encryptFields, type PersonalFields } from '../requests/personal-fields';
import { purgeOn } from '../requests/purge-on';
import { bannerFields, bannerThatLed, type NamedBanner } from './banner-that-led';
import type { Judgment, PreparedRequest } from './insert-request';
import { type Saved, type Steps, saveOnce } from './save-once';

/** A reader's request that was read: personal fields in plain text. */
export interface NewRequest extends Omit<PreparedRequest, 'phoneIndex' | 'emailIndex'> {
  /** Those that the type has; null: the reader gave none. */
  personal: Partial<PersonalFields>;
  /** By what the reader is found: a number in E.164, and an email in normal form. */
  foundBy: { phone: string | null; email: string | null };
  /** What the form says led to it. */
  banner: NamedBanner | undefined;
}

/**
 * Stores a request once, however often it is sent: encrypted, with its indexes and its day of purging. Counts it for the banner
 * that led to it, when it is accepted.
 * @param headers of the reader's browser, which may ask not to be counted.
 * @returns null when it was stored before.
 * @throws ProblemError when its key or its proof of work is another request's.
 */
export async function saveRequest<Judged extends Judgment>(
  strapi: Core.Strapi,
  { personal, foundBy, banner, ...request }: NewRequest,
  headers: IncomingHttpHeaders,
  steps: Steps<Judged>,
): Promise<Saved<Judged> | null> {
  const { requestType, idempotencyKey, at, fields } = request;
  const indexes = {
    phoneIndex: foundBy.phone === null ? null : leadKeys.index('phone', foundBy.phone),
    emailIndex: foundBy.email === null ? null : leadKeys.index('email', foundBy.email),
  };
  const variant = await bannerThatLed(strapi, banner);
  const saved = await saveOnce(
    strapi,
    {
      ...request,
      ...indexes,
      fields: {
        ...encryptFields({ requestType, idempotencyKey }, personal),
        ...indexes,
        ...fields,
        purgeOn: purgeOn(at),
        ...bannerFields(variant),
      },
    },
    steps,
  );
  // A suspect that is confirmed later is not counted for its banner: the counts are of what people did on pages that day.
  if (variant && saved?.judged.verdict === 'accepted' && !asksNotToBeCounted(headers)) countLed(strapi, variant);
  return saved;
}
