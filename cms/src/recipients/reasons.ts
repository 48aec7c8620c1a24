/** Why a recipient is not notified, in sentences for the newsroom. None of them names a reader. */
export const erasedBefore = 'The request was erased before it was told.';
export const withdrawnBefore = 'The reader withdrew the consent before it was told.';
export const takenForSpam = 'The request looks like spam, and nobody has said that it is none.';
export const switchedOff = 'The recipient was switched off before it was told. Switch it on, and send it again.';
export const deleted = 'The recipient was deleted before it was told.';
export const goneForGood = 'It answered 410: it wants to be told nothing any more.';

/** @param consent the version that the reader agreed to. */
export const notNamed = ({ key, version }: { key: string; version: number }): string =>
  `The reader agreed to “${key}”, version ${version}, which does not name this recipient.`;
