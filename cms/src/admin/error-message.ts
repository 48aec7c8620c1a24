/** What an administrator is told when the cms refused an answer or gave none. @param usual when it did not say why. */
export function errorMessage(error: unknown, usual: string): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return usual;
  return typeof error.message === 'string' && error.message.endsWith('.') ? error.message : usual;
}
