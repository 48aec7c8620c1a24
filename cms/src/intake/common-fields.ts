import { looksLikeSpam, type SpamHints } from './looks-like-spam';
import { pathOnly, withoutControls } from './plain-text';

/** What the forms of all types send, beside the hints at spam. */
interface Sent extends SpamHints {
  idempotencyKey: string;
  name?: string | undefined;
  page: string;
}

/** What requests of all types hold, as it will be stored. */
export interface CommonFields {
  idempotencyKey: string;
  name: string | null;
  /** Without what follows `?` or `#`. */
  page: string;
  /** The form was filled in as no person does it. */
  isSpam: boolean;
}

export const readCommonFields = (sent: Sent): CommonFields => ({
  idempotencyKey: sent.idempotencyKey.toLowerCase(),
  name: withoutControls(sent.name),
  page: pathOnly(sent.page),
  isSpam: looksLikeSpam(sent),
});
