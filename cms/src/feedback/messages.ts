import type { FeedbackTopic } from '@patient-press/shared/feedback';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { DecryptionError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import { purgeOn } from '../requests/purge-on';
import type { FeedbackPage } from './pages';

type Database = Core.Strapi['db']['connection'];

/** Where messages are stored; the column `message` is encrypted. */
export const MESSAGES = 'patient_press_feedback_messages';

const contextOf = (key: string) => ({ requestType: 'feedback', idempotencyKey: key, field: 'message' });

/** A message as it is stored. @throws DecryptionError */
const decryptMessage = ({ key, message }: { key: string; message: string }): string =>
  leadKeys.decrypt(message, contextOf(key));

/** A message in plain text; null, with an error in the log, when it can’t be decrypted. */
export function readMessage(strapi: Core.Strapi, stored: { key: string; message: string }): string | null {
  try {
    return decryptMessage(stored);
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    strapi.log.error(error.message);
    return null;
  }
}

/** What a reader wrote about a page. */
export interface NewMessage extends FeedbackPage {
  /** Sent again with the same key, it is stored once. */
  key: string;
  topic: FeedbackTopic | null;
  text: string;
  isSuspect: boolean;
  at: Date;
}

/** Stores a message, unless it is there already. */
export async function saveMessage(
  database: Database,
  { key, contentType, document, topic, text, isSuspect, at }: NewMessage,
): Promise<void> {
  await database(MESSAGES)
    .insert({
      ...{ key, at, document, topic },
      content_type: contentType,
      message: leadKeys.encrypt(text, contextOf(key)),
      is_suspect: isSuspect,
      purge_on: purgeOn(at),
    })
    .onConflict('key')
    .ignore();
}

/** How many messages wait for someone in the newsroom. */
export async function countNewMessages(database: Database): Promise<number> {
  const [row] = await database(MESSAGES).where({ is_suspect: false }).whereNull('handled_at').count({ count: '*' });
  return Number(row?.count);
}

/** Removes messages whose time is over. @param today ISO. @returns how many. */
export const purgeMessages = (database: Database, today: string): Promise<number> =>
  database(MESSAGES).where('purge_on', '<=', today).delete();

const BATCH = 500;
const storedRows = z.array(z.object({ id: z.coerce.number(), key: z.string(), message: z.string() }));
type StoredMessage = z.infer<typeof storedRows>[number];

async function* readBatches(database: Database): AsyncGenerator<StoredMessage[]> {
  for (let after = 0; ; ) {
    const found = await database(MESSAGES)
      .select('id', 'key', 'message')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH);
    const batch = storedRows.parse(found);
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    after = last.id;
  }
}

/** A message that holds what someone is known by. */
export interface FoundMessage {
  id: number;
  text: string;
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '');
/** As many digits as a number has without what is dialed before it. */
const NUMBER_DIGITS = 10;

/**
 * The messages that hold an email address or a phone number. No one says who sent a message: this is what can be known of whose it
 * is. All are decrypted, in batches.
 */
export async function messagesWith(
  database: Database,
  { emails, phones }: { emails: readonly string[]; phones: readonly string[] },
): Promise<FoundMessage[]> {
  const addresses = emails.map((email) => email.toLowerCase());
  const numbers = phones.map((phone) => digitsOf(phone).slice(-NUMBER_DIGITS)).filter((digits) => digits.length >= 7);
  if (addresses.length + numbers.length === 0) return [];
  const found: FoundMessage[] = [];
  for await (const batch of readBatches(database)) {
    for (const stored of batch) {
      let text: string;
      try {
        text = decryptMessage(stored);
      } catch (error) {
        if (error instanceof DecryptionError) continue;
        throw error;
      }
      const [lower, digits] = [text.toLowerCase(), digitsOf(text)];
      if (addresses.some((address) => lower.includes(address)) || numbers.some((number) => digits.includes(number)))
        found.push({ id: stored.id, text });
    }
  }
  return found;
}

/** Deletes messages. @returns how many there were. */
export const deleteMessages = (database: Database, ids: readonly number[]): Promise<number> =>
  database(MESSAGES).whereIn('id', ids).delete();

/** Encrypts messages again that an older key encrypted. @returns how many, and the ids of those that can’t be decrypted. */
export async function reencryptMessages(database: Database): Promise<{ count: number; unreadable: string[] }> {
  const done = { count: 0, unreadable: [] as string[] };
  for await (const batch of readBatches(database)) {
    for (const { id, key, message } of batch) {
      if (message.split('.')[1] === leadKeys.keyId) continue;
      try {
        const renewed = leadKeys.encrypt(decryptMessage({ key, message }), contextOf(key));
        done.count += await database(MESSAGES).where({ id, message }).update({ message: renewed });
      } catch (error) {
        if (!(error instanceof DecryptionError)) throw error;
        done.unreadable.push(String(id));
      }
    }
  }
  return done;
}
