import { z } from 'zod';
import { environment } from '../../platform/environment';
import type { Job } from '../../platform/queue/job';
import { pruneVersions } from '../prune';

/** Removes versions, and deleted documents, once they are past what the newsroom retains. */
export const pruneOldVersions: Job = {
  queue: { name: 'prune-versions', data: z.unknown() },
  expireInSeconds: 3600,
  retries: { limit: 3, firstDelay: 300, maxDelay: 3600 },
  concurrency: 1,
  cron: '41 3 * * *',

  async run(strapi) {
    const { deleted, drafts, published } = await pruneVersions(strapi, {
      trashDays: environment.TRASH_DAYS,
      draftMonths: environment.DRAFT_VERSIONS_MONTHS,
      publishedMonths: environment.PUBLISHED_VERSIONS_MONTHS ?? null,
    });
    strapi.log.info(
      `Version history pruned: ${deleted} deleted documents, ${drafts} draft versions, ${published} published versions.`,
    );
  },
};
