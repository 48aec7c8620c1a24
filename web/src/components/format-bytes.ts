/** `840 KB` or `1.2 MB`, counting 1,000 bytes to the KB as the reader's device does. */
export const formatBytes = (bytes: number): string =>
  bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
