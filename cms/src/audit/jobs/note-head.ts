import { headInWords } from '@patient-press/shared/audit-chain';
import { z } from 'zod';
import type { Job } from '../../platform/queue/job';
import { chainWaiting } from '../record';

/**
 * Writes the hash of the last entry to the log of the cms once a day. Where logs are shipped elsewhere, it shows later whether someone
 * who rules the database removed entries from the end, or wrote all of them again.
 */
export const noteAuditHead: Job = {
  queue: { name: 'audit-head', data: z.unknown() },
  expireInSeconds: 300,
  retries: { limit: 3, firstDelay: 300, maxDelay: 3600 },
  concurrency: 1,
  cron: '7 4 * * *',

  async run(strapi) {
    const head = await chainWaiting(strapi);
    if (head.id > 0) strapi.log.info(`Audit log: ${head.id} entries. Head: ${headInWords(head)}`);
  },
};
