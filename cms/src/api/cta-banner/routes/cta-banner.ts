import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::cta-banner.cta-banner', { only: ['find', 'findOne'] });
