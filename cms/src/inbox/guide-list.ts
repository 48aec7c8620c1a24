import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { sendMailAgain } from '../delivery/send-mail-again';
import type { DownloadItem, DownloadList, DownloadSearch, DownloadStep } from './guide-contract';
import { toDownloadItems } from './guide-items';
import { findDownloadRow, findDownloadRows } from './guide-rows';
import { releaseRequest } from './release-request';
import { PAGE_SIZE, toPage } from './request-items';

const guideRows = z.array(z.object({ documentId: z.string(), title: z.string() }));

/** All guides, drafts included: what was asked for once may be withdrawn since. */
async function listGuides(strapi: Core.Strapi): Promise<DownloadList['guides']> {
  const found = await strapi.db
    .connection('guides')
    .distinctOn('document_id')
    .orderBy('document_id')
    .orderByRaw('published_at nulls last')
    .select({ documentId: 'document_id', title: 'title' });
  return guideRows.parse(found).sort((one, other) => one.title.localeCompare(other.title, 'en'));
}

/** A page of guide requests, the newest first. */
export async function listDownloads(
  strapi: Core.Strapi,
  { before, ...filters }: DownloadSearch,
): Promise<DownloadList> {
  const { rows, last } = toPage(await findDownloadRows(strapi, filters, { before, limit: PAGE_SIZE + 1 }));
  return { requests: await toDownloadItems(strapi, rows), next: last?.id ?? null, guides: await listGuides(strapi) };
}

/** One guide request; null when there is none. */
export async function readDownload(strapi: Core.Strapi, documentId: string): Promise<DownloadItem | null> {
  const row = await findDownloadRow(strapi, documentId);
  if (!row) return null;
  const [item = null] = await toDownloadItems(strapi, [row]);
  return item;
}

const steps: Record<DownloadStep, (strapi: Core.Strapi, documentId: string, by: string) => Promise<unknown>> = {
  'not-spam': (strapi, request, by) => releaseRequest(strapi, { requestType: 'guide-download', request }, by),
  'mail-again': sendMailAgain,
};

/**
 * Takes a step with a request.
 * @param by who takes it.
 * @returns the request; null when there is none.
 * @throws ProblemError when the request is not in a state for it.
 */
export async function stepDownload(
  strapi: Core.Strapi,
  documentId: string,
  step: DownloadStep,
  by: string,
): Promise<DownloadItem | null> {
  if (!(await findDownloadRow(strapi, documentId))) return null;
  await steps[step](strapi, documentId, by);
  return await readDownload(strapi, documentId);
}
