import { z } from 'zod';
import type { JobQueue } from '../platform/queue/job';
import { requestType } from './request-type';

/*
 * The jobs that follow from what happens to a request. They are declared here, below the modules that run them: what accepts,
 * releases or erases a request adds them without knowing how emails are sent or recipients are notified.
 */

/** What recipients are notified of. */
export const requestEvents = ['request.created', 'consent.withdrawn', 'request.erased'] as const;
export type RequestEvent = (typeof requestEvents)[number];

/** documentId of a guide-download. */
const request = z.string();
/** The mailbox got enough of these, and nothing is sent. The job is there so that the answer takes as long as any other one. */
const isHeld = z.boolean().optional();

/**
 * Sends the email with the link to the guide. `sending` is set when an email is resent; the first one has
 * none. Retries have the same Message-ID.
 */
const mailGuide = z.object({ request, sending: z.string().optional() });
export const mailGuideQueue: JobQueue<z.infer<typeof mailGuide>> = { name: 'mail-guide', data: mailGuide };

/** Asks by email whether it was really the reader who asked. */
const mailConfirmation = z.object({ request, isHeld });
export const mailConfirmationQueue: JobQueue<z.infer<typeof mailConfirmation>> = {
  name: 'mail-confirmation',
  data: mailConfirmation,
};

/** Sends a new link in place of one that has expired. */
const mailRenewal = z.object({ request, sending: z.string(), isHeld });
export const mailRenewalQueue: JobQueue<z.infer<typeof mailRenewal>> = { name: 'mail-renewal', data: mailRenewal };

/** Finds out which recipients to notify of an event, and has each of them notified. */
const notifyRecipients = z.object({ requestType, request: z.string(), event: z.enum(requestEvents) });
export const notifyRecipientsQueue: JobQueue<z.infer<typeof notifyRecipients>> = {
  name: 'tell-recipients',
  data: notifyRecipients,
};
