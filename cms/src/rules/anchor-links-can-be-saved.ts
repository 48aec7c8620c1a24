import type { Core } from '@strapi/strapi';
import { isFields } from '../platform/fields';

type Validate = (model: unknown, data: unknown, ...others: unknown[]) => Promise<unknown>;

/** Strapi's check of what is saved, as far as it is wrapped here. */
interface EntityValidator {
  validateEntityCreation: Validate;
  validateEntityUpdate: Validate;
}

/** What Strapi takes for a valid link, and no one types. */
const PREFIX = 'tel:anchor';

/** A copy with every URL of a link changed. */
function withUrls(value: unknown, change: (url: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => withUrls(one, change));
  if (!isFields(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withUrls(one, change)]));
  return copy.type === 'link' && typeof copy.url === 'string' ? { ...copy, url: change(copy.url) } : copy;
}

const hide = (url: string) => (url.startsWith('#') ? `${PREFIX}${url}` : url);
const show = (url: string) => (url.startsWith(`${PREFIX}#`) ? url.slice(PREFIX.length) : url);

/**
 * Strapi refuses links to a heading on the same page (`#side-effects`): for its check, they are written as other links are.
 * Our own rules look at them: `links-are-valid` and `links-lead-somewhere`.
 */
export function allowAnchorLinks(strapi: Core.Strapi): void {
  const validator: EntityValidator = strapi.get('entityValidator');
  for (const name of ['validateEntityCreation', 'validateEntityUpdate'] as const) {
    const validate = validator[name];
    validator[name] = async (model, data, ...others) =>
      withUrls(await validate.call(validator, model, withUrls(data, hide), ...others), show);
  }
}
