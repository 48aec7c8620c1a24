import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { sendMailAgain } from '../delivery/send-mail-again';
import type { GuideRequestItem, GuideRequestList, GuideRequestSearch, GuideRequestStep } from './guide-contract';
import { toGuideRequestItems } from './guide-items';
import { findGuideRequestRow, findGuideRequestRows, type GuideRequestRow } from './guide-rows';
import { readListPage } from './list-page';
import { releaseRequest } from './release-request';

const guideRows = z.array(z.object({ documentId: z.string(), title: z.string() }));

/** All guides, drafts included: what was asked for once may be withdrawn since. */
async function listGuides(strapi: Core.Strapi): Promise<GuideRequestList['guides']> {
  const found = await strapi.db
    .connection('guides')
    .distinctOn('document_id')
    .orderBy('document_id')
    .orderByRaw('published_at nulls last')
    .select({ documentId: 'document_id', title: 'title' });
  return guideRows.parse(found).sort((one, other) => one.title.localeCompare(other.title, 'en'));
}

/** A page of guide requests, the newest first. */
export async function listGuideRequests(
  strapi: Core.Strapi,
  { before, byDataSubject = false, ...filters }: GuideRequestSearch,
): Promise<GuideRequestList> {
  const { rows, last, dataSubjects } = await readListPage<GuideRequestRow>(
    strapi,
    {
      next: (after, limit) => findGuideRequestRows(strapi, filters, { before: after?.id ?? before, limit }),
      only: (documentIds) => findGuideRequestRows(strapi, filters, { before: null, only: documentIds }),
      refOf: ({ documentId: request }) => ({ requestType: 'guide-download', request }),
    },
    byDataSubject,
  );
  return {
    requests: await toGuideRequestItems(strapi, rows),
    next: last?.id ?? null,
    guides: await listGuides(strapi),
    dataSubjects,
  };
}

/** One guide request; null when there is none. */
export async function readGuideRequestItem(strapi: Core.Strapi, documentId: string): Promise<GuideRequestItem | null> {
  const row = await findGuideRequestRow(strapi, documentId);
  if (!row) return null;
  const [item = null] = await toGuideRequestItems(strapi, [row]);
  return item;
}

const steps: Record<GuideRequestStep, (strapi: Core.Strapi, documentId: string, by: string) => Promise<unknown>> = {
  'not-spam': (strapi, request, by) => releaseRequest(strapi, { requestType: 'guide-download', request }, by),
  'mail-again': sendMailAgain,
};

/**
 * Takes a step with a request.
 * @param by who takes it.
 * @returns the request; null when there is none.
 * @throws ProblemError when the request is not in a state for it.
 */
export async function stepGuideRequest(
  strapi: Core.Strapi,
  documentId: string,
  step: GuideRequestStep,
  by: string,
): Promise<GuideRequestItem | null> {
  if (!(await findGuideRequestRow(strapi, documentId))) return null;
  await steps[step](strapi, documentId, by);
  return await readGuideRequestItem(strapi, documentId);
}
