import { z } from 'zod';
import type { HistoryEvent } from '../requests/history';

const text = z.string().catch('');
/** What is noted of events, all kinds of them together. */
const noted = z.object({
  mail: z.enum(['guide', 'confirmation', 'renewal']).catch('guide'),
  messageId: text,
  reason: text,
  isFinal: z.boolean().catch(false),
  name: text,
  event: text,
  status: z.number().catch(0),
  wordingKey: text,
  dueOn: text,
});
type Noted = z.infer<typeof noted>;

const mails: Record<Noted['mail'], string> = {
  guide: 'the email with the guide',
  confirmation: 'the confirmation email',
  renewal: 'the email with a new link',
};
const retry = ({ isFinal }: Noted) => (isFinal ? 'We won’t try again.' : 'We’ll try again.');

/** What recipients are notified of. */
const subjects: Record<string, string> = {
  'request.created': 'the request',
  'consent.withdrawn': 'the opt-out',
  'request.erased': 'the erasure',
};
const subjectOf = ({ event }: Noted) => subjects[event] ?? event;

/** What happened to a request, in words for the data subject. */
const sentences: Record<HistoryEvent, (noted: Noted) => string> = {
  'mail-sent': ({ mail, messageId }) => `We sent ${mails[mail]} (message ${messageId}).`,
  'mail-failed': (event) => `We couldn’t send ${mails[event.mail]}: ${event.reason} ${retry(event)}`,
  opened: () => 'The link to the guide was opened.',
  confirmed: () => 'The request was confirmed with the link in our email.',
  released: () => 'We marked the request as not spam.',
  'call-done': () => 'We marked the call request as done.',
  'call-again': () => 'We reopened the call request.',
  'mail-again': () => 'We sent the email again.',
  'recipient-told': (event) => `We notified ${event.name} of ${subjectOf(event)}; its system answered ${event.status}.`,
  'recipient-failed': (event) =>
    `We couldn’t notify ${event.name} of ${subjectOf(event)}: ${event.reason} ${retry(event)}`,
  'consent-withdrawn': ({ wordingKey, dueOn }) =>
    `The consent “${wordingKey}” was withdrawn. All contact must stop by ${dueOn}.`,
  'withdrawal-done': ({ wordingKey }) => `All contact under the consent “${wordingKey}” has stopped.`,
  exported: () => 'We exported everything we store.',
  erased: () => 'We erased the personal data on request.',
  purged: () => 'The personal data was erased automatically at the end of its retention period.',
};

const isKnown = (event: string): event is HistoryEvent => event in sentences;

/** What happened, in plain words. @param detail as `noteEvent` stored it. */
export const historyInWords = (event: string, detail: unknown): string =>
  isKnown(event) ? sentences[event](noted.parse(detail)) : event;
