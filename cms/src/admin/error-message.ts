/** Our messages are sentences; Strapi's own, such as “Forbidden”, are not. */
const isSentence = (message: string) => /[.!?]”?($| )/.test(message);

/** What an administrator reads when the cms refused something or didn't respond. @param usual when it didn't say why. */
export function errorMessage(error: unknown, usual: string): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return usual;
  return typeof error.message === 'string' && isSentence(error.message) ? error.message : usual;
}
