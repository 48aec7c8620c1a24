import { z } from 'zod';

/** What readers ask for. Each type is a content type of Strapi's, and a row in `requestStorage`. */
export const requestTypes = ['guide-download', 'callback-request'] as const;
export const requestType = z.enum(requestTypes);
export type RequestType = z.infer<typeof requestType>;

/** Which request is referred to, by its type and its documentId. */
export interface RequestRef {
  requestType: RequestType;
  /** documentId */
  request: string;
}
