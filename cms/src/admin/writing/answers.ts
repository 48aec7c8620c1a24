import type { z } from 'zod';
import type {
  documentList,
  documentSearch,
  draftLinks,
  draftLinksRequest,
  newSource,
  resolved,
  resolveRequest,
  sourceList,
  sourceSearch,
} from '../../writing/contract';

/** What the writing field asks the cms, and what it answers; the contract says what each means. */
export type SourceSearch = z.infer<typeof sourceSearch>;
export type SourceList = z.infer<typeof sourceList>;
export type CitedSource = SourceList['sources'][number];
export type NewSource = z.infer<typeof newSource>;
export type DocumentSearch = z.infer<typeof documentSearch>;
export type DocumentList = z.infer<typeof documentList>;
export type LinkTarget = DocumentList['documents'][number];
export type ResolveRequest = z.input<typeof resolveRequest>;
export type Resolved = z.infer<typeof resolved>;
export type CheckedLink = Resolved['links'][number];
export type DraftLinksRequest = z.infer<typeof draftLinksRequest>;
export type DraftLink = z.infer<typeof draftLinks>['links'][number];
