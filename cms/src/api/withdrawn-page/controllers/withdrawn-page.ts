import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::withdrawn-page.withdrawn-page');
