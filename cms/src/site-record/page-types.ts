import { hasPage, type PageUid } from '@patient-press/shared/paths';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { PageKind } from '@patient-press/shared/placements';

/** What kind of page each type's documents are, as pages say of themselves in web/src/content/props. */
export const kindOf: Record<PageUid, PageKind> = {
  'api::article.article': 'article',
  'api::topic.topic': 'topic',
  'api::guide.guide': 'guide',
  'api::page.page': 'other',
  'api::person.person': 'other',
};

/** A type whose documents have pages. */
export interface PageType {
  uid: PageUid;
  /** The attribute that names a document. */
  title: string;
}

export const pageTypes: PageType[] = Object.values(contentTypes).flatMap(({ uid, title }) =>
  hasPage(uid) && title ? [{ uid, title }] : [],
);
