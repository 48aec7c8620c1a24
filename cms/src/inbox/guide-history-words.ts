import type { HistoryDetail, HistoryEvent } from '../requests/history';

const mails: Record<HistoryDetail['mail-sent']['mail'], string> = {
  guide: 'The email with the guide',
  confirmation: 'The confirmation email',
  renewal: 'The email with a new link',
};
const isMail = (name: unknown): name is keyof typeof mails => typeof name === 'string' && name in mails;

/** What a recipient was notified of. */
const subjects: Record<string, string> = {
  'request.created': 'the request',
  'consent.withdrawn': 'the opt-out',
  'request.erased': 'the erasure',
};

type Detail = Record<string, unknown>;
const mail = ({ mail: name }: Detail) => (isMail(name) ? mails[name] : 'An email');
const subject = ({ event }: Detail) => subjects[String(event)] ?? String(event);
const again = ({ isFinal }: Detail) => (isFinal ? 'No more attempts.' : 'Trying again.');

const words: Record<HistoryEvent, (detail: Detail) => string> = {
  'mail-sent': (detail) => `${mail(detail)} was sent.`,
  'mail-failed': (detail) => `${mail(detail)} wasn’t sent: ${String(detail.reason)} ${again(detail)}`,
  opened: () => 'The reader opened the link.',
  confirmed: () => 'The reader confirmed the request by email.',
  released: () => 'Marked as not spam.',
  'call-done': () => 'Marked the call as done.',
  'call-again': () => 'Reopened the call request.',
  'mail-again': () => 'Sent the email again.',
  'recipient-told': (detail) => `${String(detail.name)} was notified of ${subject(detail)}.`,
  'recipient-failed': (detail) =>
    `${String(detail.name)} couldn’t be notified of ${subject(detail)}: ${String(detail.reason)} ${again(detail)}`,
  'consent-withdrawn': ({ wordingKey, dueOn }) =>
    `Consent to “${String(wordingKey)}” withdrawn. All contact must stop by ${String(dueOn)}.`,
  'withdrawal-done': ({ wordingKey }) => `All contact under “${String(wordingKey)}” has stopped.`,
  exported: () => 'Exported for the data subject.',
  erased: () => 'Erased the personal data.',
  purged: () => 'The personal data was erased automatically at the end of its retention period.',
};
const isEvent = (event: string): event is HistoryEvent => event in words;

/** An event in a sentence. @param by who in the newsroom did it. */
export function eventWords({ event, detail, by }: { event: string; detail: Detail; by: string | null }): string {
  const sentence = isEvent(event) ? words[event](detail) : `${event}.`;
  return by ? `${by}: ${sentence}` : sentence;
}

/** What the log says that no event does. */
const looks: Record<string, string> = {
  read: 'saw it in the list',
  search: 'found it by a search',
  history: 'opened it',
  find: 'found it in a search for a person',
  csv: 'saved it in a CSV file',
};

/** A look at a request in a sentence; null for what the events say. @param times on that day. */
export function lookWords({ who, action, times }: { who: string; action: string; times: number }): string | null {
  const did = looks[action];
  return did ? `${who} ${did}${times > 1 ? `, ${times} times that day` : ''}.` : null;
}
