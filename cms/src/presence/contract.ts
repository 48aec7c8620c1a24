import { z } from 'zod';

const tab = z.string().regex(/^[\w-]{8,64}$/);

/** `POST /presence`: a form is open. Sent every few seconds, as long as it is. */
export const presenceRequest = z.object({
  /** Made by the browser, for each form that it opens. */
  tab,
  contentType: z.string().max(200),
  /** A documentId, or `single` for the one document of a single type. */
  documentId: z.string().max(64),
  /** Something was typed and not saved. */
  hasChanges: z.boolean(),
});
export type PresenceRequest = z.infer<typeof presenceRequest>;

/** Someone else, or the same person in another tab, who has the document open. */
const other = z.object({ name: z.string(), since: z.iso.datetime(), hasChanges: z.boolean(), isMe: z.boolean() });
export type Other = z.infer<typeof other>;

/** The answer: those who came first are first, each person once. */
export const presence = z.object({ others: z.array(other) });
export type Presence = z.infer<typeof presence>;

/** `POST /presence/leave`: the form is closed. */
export const leaveRequest = z.object({ tab });
