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
  guide: 'the mail with the guide',
  confirmation: 'the mail that asks for a confirmation',
  renewal: 'the mail with a new link',
};
const triedAgain = ({ isFinal }: Noted) => (isFinal ? 'It is not tried again.' : 'It is tried again.');

/** What happened to a request, as it is told to the person whose it is. */
const sentences: Record<HistoryEvent, (noted: Noted) => string> = {
  'mail-sent': ({ mail, messageId }) => `We sent ${mails[mail]} (message ${messageId}).`,
  'mail-failed': (event) => `We could not send ${mails[event.mail]}: ${event.reason} ${triedAgain(event)}`,
  opened: () => 'The link to the guide was opened.',
  confirmed: () => 'It was confirmed, by the link in our mail, that you had asked.',
  released: () => 'We decided that the request is no spam.',
  'call-done': () => 'We marked your request for a call as done.',
  'call-again': () => 'We opened your request for a call again.',
  'mail-again': () => 'We had the mail sent again.',
  'recipient-told': ({ name, event, status }) => `We told ${name} (${event}), who answered ${status}.`,
  'recipient-failed': (event) =>
    `We could not tell ${event.name} (${event.event}): ${event.reason} ${triedAgain(event)}`,
  'consent-withdrawn': ({ wordingKey, dueOn }) =>
    `The consent “${wordingKey}” was withdrawn. Everybody has to have stopped by ${dueOn}.`,
  'withdrawal-done': ({ wordingKey }) => `Everybody has stopped what the consent “${wordingKey}” was for.`,
  exported: () => 'We made a file with everything that is kept.',
  erased: () => 'We erased the personal data on request.',
  purged: () => 'The personal data was erased, because the time for which we keep it was over.',
};

const isKnown = (event: string): event is HistoryEvent => event in sentences;

/** What happened, in plain words. @param detail as `noteEvent` kept it. */
export const historyInWords = (event: string, detail: unknown): string =>
  isKnown(event) ? sentences[event](noted.parse(detail)) : event;
