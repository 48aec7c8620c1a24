import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::consent-wording.consent-wording', { only: ['find', 'findOne'] });
