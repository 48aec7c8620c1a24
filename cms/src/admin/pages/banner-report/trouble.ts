const usual = 'The cms did not say how banners do. Reload the page, or ask an operator.';

/** What an administrator is told when the cms refused an answer or gave none. */
export function troubleOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return usual;
  return typeof error.message === 'string' && error.message.endsWith('.') ? error.message : usual;
}
