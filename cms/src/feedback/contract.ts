import { feedbackTopics } from '@patient-press/shared/feedback';
import { z } from 'zod';

/** The permission to read what readers say of pages, and to mark it as handled. */
export const READ_FEEDBACK = 'api::feedback.read';

/** Where a message is listed. `suspect`: a program filled in the form, it seems. */
export const messageStates = ['new', 'handled', 'suspect'] as const;
export type MessageState = (typeof messageStates)[number];

const page = z.object({ contentType: z.string(), document: z.string(), title: z.string() });

const message = z.object({
  id: z.number().int(),
  /** ISO in UTC */
  at: z.string(),
  page,
  topic: z.enum(feedbackTopics).nullable(),
  /** Null: it can’t be decrypted. */
  text: z.string().nullable(),
  handledBy: z.string().nullable(),
});
export type Message = z.infer<typeof message>;

/** `POST /feedback/messages`: the latest first. */
export const messageSearch = z.strictObject({
  state: z.enum(messageStates),
  /** `next` of the page before; null: the first. */
  before: z.number().int().positive().nullable(),
});
export type MessageSearch = z.infer<typeof messageSearch>;

export const messageList = z.object({
  messages: z.array(message),
  next: z.number().int().nullable(),
  totals: z.record(z.enum(messageStates), z.number().int()),
});
export type MessageList = z.infer<typeof messageList>;

/** `POST /feedback/messages/step`. `again` lists it as new, a suspect one too. Twice is once. */
export const messageStep = z.strictObject({
  id: z.number().int().positive(),
  step: z.enum(['done', 'again', 'delete']),
});
export type MessageStep = z.infer<typeof messageStep>;

/** `POST /feedback/counts` with `{}`: pages by how often they were said not to be helpful, in the last year. */
export const feedbackCounts = z.object({
  pages: z.array(page.extend({ helpful: z.number().int(), notHelpful: z.number().int() })),
});
export type FeedbackCounts = z.infer<typeof feedbackCounts>;
