import type { Core } from '@strapi/strapi';

/**
 * Deletes what the limits count of a data subject. Their keys are `<prefix>:<keyed hash>`, whatever is limited.
 * @param hashes of emails or phones, made with any key.
 */
export async function deleteLimits(
  database: Core.Strapi['db']['connection'],
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return;
  await database('patient_press_intake_limits')
    .whereRaw("substring(key from position(':' in key) + 1) = any(?)", [[...new Set(hashes)]])
    .delete();
}
