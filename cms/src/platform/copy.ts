import type { Core } from '@strapi/strapi';

let copiedFrom: string | null = null;

/** Reads whether this newsroom was restored with `--as-copy`: see `cms/backup/database/restore-database.ts`. */
export async function readIsCopy(strapi: Core.Strapi): Promise<void> {
  const found: unknown = await strapi.store({ type: 'core', name: 'patient_press' }).get({ key: 'copy' });
  copiedFrom = typeof found === 'string' ? found : null;
  if (copiedFrom !== null)
    strapi.log.warn(
      `This newsroom is a copy of another as of ${copiedFrom}, for testing. It sends no email to anyone. For one that does, restore without --as-copy.`,
    );
}

/** Whether this newsroom is a copy of another, for testing: the people in it must not hear from it. */
export const isCopy = (): boolean => copiedFrom !== null;
