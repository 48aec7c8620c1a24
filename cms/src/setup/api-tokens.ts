import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core } from '@strapi/strapi';
import { environment } from '../platform/environment';
import { once } from '../platform/once';

const NAME = 'Press';

const readActions = () => [
  ...Object.values(contentTypes).flatMap(({ uid, single }) =>
    single ? [`${uid}.find`] : [`${uid}.find`, `${uid}.findOne`],
  ),
  'api::guide.guide.file',
  'api::change.change.find',
  'api::published.published.find',
  'api::published.published.versions',
  'api::release.release.findOne',
];

/**
 * Lets the press read, with the token `PRESS_TOKEN`, and takes away the two tokens that Strapi makes on its first start:
 * one of them may do everything, and no one asked for them.
 */
export async function setUpApiTokens(strapi: Core.Strapi): Promise<void> {
  const tokens = strapi.db.query('admin::api-token');
  await once(strapi, 'remove-default-tokens', async () => {
    await tokens.deleteMany({ where: { name: { $in: ['Read Only', 'Full Access'] } } });
  });

  const service = strapi.service('admin::api-token');
  const token =
    (await tokens.findOne({ where: { name: NAME } })) ??
    (await service.create({
      kind: 'content-api',
      name: NAME,
      description: 'Lets the static site read published content. The value comes from the PRESS_TOKEN variable.',
      type: 'custom',
      lifespan: null,
      permissions: [],
    }));
  // At every start: the value follows the environment, and a newer press may read more than the one before.
  await tokens.update({
    where: { id: token.id },
    data: { accessKey: service.hash(environment.PRESS_TOKEN), encryptedKey: null },
  });
  const permissions = strapi.db.query('admin::api-token-permission');
  for (const action of readActions()) {
    const granted = await permissions.count({ where: { action, token: { id: token.id } } });
    if (granted === 0) await permissions.create({ data: { action, token: token.id } });
  }
}
