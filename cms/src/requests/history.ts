import type { Core } from '@strapi/strapi';
import type { RequestRef } from './request-type';

/** What can happen to a request after it was stored, and what is noted of it. */
export interface HistoryDetail {
  'mail-sent': { mail: 'guide' | 'confirmation' | 'renewal'; messageId: string };
  /** `reason` is ours: what mail servers say may name the reader. `isFinal`: it is not tried again. */
  'mail-failed': { mail: 'guide' | 'confirmation' | 'renewal'; reason: string; isFinal: boolean };
  /** The signed link was opened. */
  opened: Record<string, never>;
  /** The reader confirmed the request by an email's link. */
  confirmed: Record<string, never>;
  /** Someone in the newsroom marked it as not spam. */
  released: Record<string, never>;
  /** Someone in the newsroom marked the call as made, or as still to be made. */
  'call-done': Record<string, never>;
  'call-again': Record<string, never>;
  /** Someone in the newsroom had the email sent again. */
  'mail-again': Record<string, never>;
  'recipient-told': { recipient: string; name: string; event: string; status: number };
  'recipient-failed': { recipient: string; name: string; event: string; reason: string; isFinal: boolean };
  'consent-withdrawn': { wordingKey: string; dueOn: string };
  'withdrawal-done': { wordingKey: string };
  exported: Record<string, never>;
  erased: Record<string, never>;
  purged: Record<string, never>;
}
export type HistoryEvent = keyof HistoryDetail;

/**
 * Notes what happened to requests.
 * @param database of which transaction the notes are a part.
 * @param by who in the newsroom did it; left out: the reader, or the cms automatically.
 */
export async function noteEvents<Event extends HistoryEvent>(
  database: Core.Strapi['db']['connection'],
  requests: readonly RequestRef[],
  event: Event,
  detail: HistoryDetail[Event],
  by: string | null = null,
): Promise<void> {
  if (requests.length === 0) return;
  await database('patient_press_intake_history').insert(
    requests.map(({ requestType, request }) => ({
      request_type: requestType,
      request,
      event,
      detail: JSON.stringify(detail),
      done_by: by,
    })),
  );
}

/** Notes what happened to one request: see `noteEvents`. */
export const noteEvent = <Event extends HistoryEvent>(
  database: Core.Strapi['db']['connection'],
  request: RequestRef,
  event: Event,
  detail: HistoryDetail[Event],
  by: string | null = null,
): Promise<void> => noteEvents(database, [request], event, detail, by);
