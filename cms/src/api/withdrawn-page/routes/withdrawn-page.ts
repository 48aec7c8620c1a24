import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::withdrawn-page.withdrawn-page', { only: ['find', 'findOne'] });
