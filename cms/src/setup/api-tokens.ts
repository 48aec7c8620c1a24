import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core } from '@strapi/strapi';
import { environment } from '../environment';
import { once } from './once';

const NAME = 'Press';

const readActions = () => [
  ...Object.values(contentTypes).flatMap(({ uid, single }) =>
    single ? [`${uid}.find`] : [`${uid}.find`, `${uid}.findOne`],
  ),
  'api::guide.guide.file',
];

/**
 * Lets the press read, with the token `PRESS_TOKEN`, and takes away the two tokens that Strapi makes on its first start:
 * one of them may do everything, and nobody asked for them.
 */
export async function setUpApiTokens(strapi: Core.Strapi): Promise<void> {
  const tokens = strapi.db.query('admin::api-token');
  await once(strapi, 'remove-default-tokens', async () => {
    await tokens.deleteMany({ where: { name: { $in: ['Read Only', 'Full Access'] } } });
  });

  const accessKey = strapi.service('admin::api-token').hash(environment.PRESS_TOKEN);
  const known = await tokens.findOne({ where: { name: NAME } });
  if (known) {
    if (known.accessKey !== accessKey)
      await tokens.update({ where: { id: known.id }, data: { accessKey, encryptedKey: null } });
    return;
  }
  const token = await strapi.service('admin::api-token').create({
    kind: 'content-api',
    name: NAME,
    description: 'Reads what is published, for the static site. Its value is the PRESS_TOKEN of the environment.',
    type: 'custom',
    lifespan: null,
    permissions: readActions(),
  });
  await tokens.update({ where: { id: token.id }, data: { accessKey, encryptedKey: null } });
}
