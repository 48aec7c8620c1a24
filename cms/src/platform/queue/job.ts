import type { Core } from '@strapi/strapi';

/** Every kind of job, and what it is given. Data of readers is never among it: jobs are kept in plain words. */
export interface JobData {
  /**
   * Sends the mail with the link. `request` is the documentId of a guide-download. `sending` tells a mail that is sent once
   * more from the first one, which has none: what is tried again has the same Message-ID.
   */
  'mail-guide': { request: string; sending?: string };
  /**
   * Asks by email whether it was really the reader who asked. `isHeld`: the mailbox got enough of these, and nothing is sent;
   * the job is there so that the answer to the request takes as long as any other one.
   */
  'mail-confirmation': { request: string; isHeld?: boolean };
  /** Sends a new link in place of one that has expired. `isHeld` as above. */
  'mail-renewal': { request: string; sending: string; isHeld?: boolean };
  /** Finds out who has to be told, and has each of them told. */
  'tell-recipients': { requestType: RequestType; request: string; event: RecipientEvent };
  /** Tells one recipient. `delivery` is an id of `patient_press_recipient_deliveries`. */
  'tell-recipient': { delivery: string };
  /** Emails intake about new requests. */
  'notify-intake': Record<string, never>;
  /** Erases what is to be kept no longer. */
  purge: Record<string, never>;
  /** Seals with the key in use what is sealed with an older one. */
  reseal: Record<string, never>;
}
export type JobName = keyof JobData;

export type RequestType = 'callback-request' | 'guide-download';
export type RecipientEvent = 'request.created' | 'consent.withdrawn' | 'request.erased';

/** How often this was tried before, and whether it will not be tried again. */
export interface Attempt {
  /** 0 at first. */
  retries: number;
  isLast: boolean;
}

/** One kind of job. It may be run twice, by whatever replica: each run must leave the same behind. */
export interface Job<Name extends JobName = JobName> {
  name: Name;
  /** Seconds after which a run counts as dead: whoever ran it was killed. */
  expireInSeconds: number;
  /** Tried again after `firstDelay` seconds, then after twice as many each time, up to `maxDelay`. */
  retries: { limit: number; firstDelay: number; maxDelay: number };
  /** How many run at once in each cms. */
  concurrency: number;
  /** When it is run by itself, in UTC. */
  cron?: string;
  /** Asked for again while it still waits, it is done once. It is so from the queue's first day on, or never. */
  waitsOnce?: true;
  /** Whether this cms can run it; where none can, it waits. */
  isReady?(): boolean;
  /** @throws whatever keeps it from being done: it is tried again. */
  run(strapi: Core.Strapi, data: JobData[Name], attempt: Attempt): Promise<void>;
}
