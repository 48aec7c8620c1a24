import type { IncomingMessage } from 'node:http';

/** Files are at most 50 MB each, as config/plugins.ts has it, and a few may come together. */
const UPLOAD_BYTES = 256_000_000;
/** More than any document has. Strapi, and each of our own addresses, takes less, with reasons. */
const OTHER_BYTES = 8_000_000;

const isUpload = ({ url = '', headers }: IncomingMessage): boolean =>
  /^\/(api\/)?upload\b/.test(url) && /^multipart\/form-data/i.test(headers['content-type'] ?? '');

/** The largest body that a request to the cms may have, from any sender. */
export const maxBodyBytes = (request: IncomingMessage): number => (isUpload(request) ? UPLOAD_BYTES : OTHER_BYTES);
