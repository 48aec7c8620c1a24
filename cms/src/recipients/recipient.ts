import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import { isGuideBox } from '@patient-press/shared/guide-request';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

export const RECIPIENT = 'api::recipient.recipient';

const recipient = z.object({
  documentId: z.string(),
  name: z.string(),
  url: z.string(),
  consentKey: z.string(),
  isActive: z
    .boolean()
    .nullable()
    .transform((given) => given === true),
  secretVersion: z.number().int(),
});
/** Who is notified of requests, as it was saved. */
export type Recipient = z.infer<typeof recipient>;

export async function findRecipient(strapi: Core.Strapi, documentId: string): Promise<Recipient | null> {
  const found = await strapi.db.query(RECIPIENT).findOne({ where: { documentId } });
  return found ? recipient.parse(found) : null;
}

export const findActiveRecipients = async (strapi: Core.Strapi): Promise<Recipient[]> =>
  z.array(recipient).parse(await strapi.db.query(RECIPIENT).findMany({ where: { isActive: true } }));

/** Whether a wording is one that readers may refuse: only such a one is a consent to be passed on. */
export const isPassedOnBy = (key: string): boolean => key === CALLBACK_CONSENT || isGuideBox(key);

const inOneForm = (text: string) => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** Whether a wording names a recipient, as a name of its own: “Law” is not named in “Lawson”. */
export function isNamedIn(name: string, wording: string): boolean {
  const [sought, words] = [inOneForm(name), inOneForm(wording)];
  if (!sought) return false;
  const isOfAWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  for (let at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + 1)) {
    const isWhole = !isOfAWord(words[at - 1]) && !isOfAWord(words[at + sought.length]);
    if (isWhole) return true;
  }
  return false;
}
