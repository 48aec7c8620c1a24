import type { StatusVariant } from '@strapi/design-system';
import type { SiteStatus } from '../../press/contract';
import { listStatusWords as words } from '../words/site';

export interface ListStatus {
  variant: StatusVariant;
  word: string;
  /** What to fix. */
  problem?: string;
}

/**
 * Where a document is, in one status: Strapi says whether it is published and whether its draft has changed since, and the
 * press whether readers have it. It agrees with the panel “On the site” of its form.
 * @param site undefined while the press has not answered.
 */
export function listStatus(documentId: string, strapi: string, site: SiteStatus | undefined): ListStatus {
  if (strapi === 'draft') return { variant: 'secondary', word: words.draft };
  if (!site) return { variant: 'neutral', word: words.checking };
  if (site.press === 'silent') return { variant: 'neutral', word: words.unknown };
  const problem = site.problems.find(({ editPath }) => editPath.endsWith(`/${documentId}`));
  if (problem) return { variant: 'danger', word: words.notLive, problem: problem.message };
  return strapi === 'modified'
    ? { variant: 'alternative', word: words.liveWithEdits }
    : { variant: 'success', word: words.live };
}
