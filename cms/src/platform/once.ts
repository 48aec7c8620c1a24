import type { Core } from '@strapi/strapi';

const store = (strapi: Core.Strapi) => strapi.store({ type: 'core', name: 'patient_press' });

/**
 * Runs a step of the set-up if no earlier start finished it, so that what an administrator changed afterwards is left
 * alone. `name` is the step's name for ever; a step that throws is tried again at the next start.
 */
export async function once(strapi: Core.Strapi, name: string, step: () => Promise<void>): Promise<void> {
  const key = `done:${name}`;
  if (await store(strapi).get({ key })) return;
  await step();
  await store(strapi).set({ key, value: new Date().toISOString() });
}

/** When a step of the set-up was finished; null when it wasn't. */
export async function doneAt(strapi: Core.Strapi, name: string): Promise<Date | null> {
  const found: unknown = await store(strapi).get({ key: `done:${name}` });
  return typeof found === 'string' ? new Date(found) : null;
}
