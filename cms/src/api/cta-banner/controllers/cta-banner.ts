import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::cta-banner.cta-banner');
