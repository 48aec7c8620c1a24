export function findEntries<T>(map: { get(documentId: string): T | undefined }, documentIds: readonly string[]): T[] {
  const found: T[] = [];
  for (const documentId of documentIds) {
    const entry = map.get(documentId);
    if (entry) found.push(entry);
  }
  return found;
}
