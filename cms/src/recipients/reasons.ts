/** Why a recipient isn’t notified, in sentences for the newsroom. None of them says anything about a reader. */
export const erasedBefore = 'The request was erased before the recipient was notified.';
export const withdrawnBefore = 'The reader opted out before the recipient was notified.';
export const takenForSpam = 'The request is possible spam: held until marked “Not spam.”';
export const switchedOff =
  '“Send new requests” was turned off before the recipient was notified. Turn it on, and send it again.';
export const deleted = 'The recipient was deleted before it was notified.';
export const goneForGood = 'The server responded with 410: this recipient has opted out of notifications.';

/** @param consent the version that the reader agreed to. */
export const notNamed = ({ key, version }: { key: string; version: number }): string =>
  `The reader agreed to “${key}”, version ${version}, which doesn’t name this recipient.`;
