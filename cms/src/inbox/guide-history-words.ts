import type { HistoryDetail, HistoryEvent } from '../requests/history';

const mails: Record<HistoryDetail['mail-sent']['mail'], string> = {
  guide: 'The mail with the guide',
  confirmation: 'The mail that asks whether it was they who asked',
  renewal: 'The mail with a new link',
};
const isMail = (name: unknown): name is keyof typeof mails => typeof name === 'string' && name in mails;

/** What a recipient was told of. */
const tidings: Record<string, string> = {
  'request.created': 'the request',
  'consent.withdrawn': 'the withdrawal',
  'request.erased': 'the erasure',
};

type Detail = Record<string, unknown>;
const mail = ({ mail: name }: Detail) => (isMail(name) ? mails[name] : 'A mail');
const tiding = ({ event }: Detail) => tidings[String(event)] ?? String(event);
const again = ({ isFinal }: Detail) => (isFinal ? 'It is not tried again.' : 'It is tried again.');

const words: Record<HistoryEvent, (detail: Detail) => string> = {
  'mail-sent': (detail) => `${mail(detail)} was handed to the mail server.`,
  'mail-failed': (detail) => `${mail(detail)} did not go out: ${String(detail.reason)} ${again(detail)}`,
  opened: () => 'The reader opened the link.',
  confirmed: () => 'The reader confirmed by mail that it was they who asked.',
  released: () => 'Marked as no spam.',
  'call-done': () => 'Marked the request for a call as done.',
  'call-again': () => 'Opened the request for a call again.',
  'mail-again': () => 'Had the mail sent again.',
  'recipient-told': (detail) => `${String(detail.name)} was told of ${tiding(detail)}.`,
  'recipient-failed': (detail) =>
    `${String(detail.name)} could not be told of ${tiding(detail)}: ${String(detail.reason)} ${again(detail)}`,
  'consent-withdrawn': ({ wordingKey, dueOn }) =>
    `Consent to “${String(wordingKey)}” withdrawn; everybody has to have stopped by ${String(dueOn)}.`,
  'withdrawal-done': ({ wordingKey }) => `The withdrawal of “${String(wordingKey)}” was carried out.`,
  exported: () => 'Given out as a file for the person.',
  erased: () => 'The personal data was erased.',
  purged: () => 'The personal data was erased by itself: its time was over.',
};
const isEvent = (event: string): event is HistoryEvent => event in words;

/** An event in a sentence. @param by who of the newsroom did it. */
export function eventWords({ event, detail, by }: { event: string; detail: Detail; by: string | null }): string {
  const sentence = isEvent(event) ? words[event](detail) : `${event}.`;
  return by ? `${by}: ${sentence}` : sentence;
}

/** What of the log no event tells. */
const looks: Record<string, string> = {
  read: 'saw it in the list',
  search: 'found it by a search',
  history: 'opened it',
  find: 'found it when looking for the person',
  csv: 'saved it in a CSV file',
};

/** A look at a request in a sentence; null for what the events tell. @param times on that day. */
export function lookWords({ who, action, times }: { who: string; action: string; times: number }): string | null {
  const did = looks[action];
  return did ? `${who} ${did}${times > 1 ? `, ${times} times that day` : ''}.` : null;
}
