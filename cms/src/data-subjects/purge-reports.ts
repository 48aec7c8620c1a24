import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { PurgeReports } from './contract';

const SHOWN = 30;

const rows = z.array(
  z.object({
    at: z.date(),
    guide_downloads: z.number(),
    callback_requests: z.number(),
    consent_proofs: z.number(),
    oldest_request: z.string().nullable(),
  }),
);

/** What the last purges erased, the newest first. */
export async function readPurgeReports(strapi: Core.Strapi): Promise<PurgeReports> {
  const database = strapi.db.connection;
  const found = await database('patient_press_purges')
    .select(
      'at',
      'guide_downloads',
      'callback_requests',
      'consent_proofs',
      database.raw('oldest_request::text as oldest_request'),
    )
    .orderBy('id', 'desc')
    .limit(SHOWN);
  return {
    purges: rows.parse(found).map((row) => ({
      at: row.at.toISOString(),
      guideDownloads: row.guide_downloads,
      callbackRequests: row.callback_requests,
      consentProofs: row.consent_proofs,
      oldestRequest: row.oldest_request,
    })),
  };
}
