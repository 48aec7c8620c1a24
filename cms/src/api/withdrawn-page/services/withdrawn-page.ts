import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::withdrawn-page.withdrawn-page');
