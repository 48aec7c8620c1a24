import type { Core } from '@strapi/strapi';
import { changeInTransactions } from './change-in-transactions';
import { recordDocuments } from './documents';
import { recordEntities } from './entities';
import { recordLogouts } from './logins';
import { recordPermissions } from './permissions';
import { openAudit } from './record';

/** What records accounts, roles and tokens. Call it before what else changes Strapi's services: it is the innermost. */
export function registerAudit(strapi: Core.Strapi): void {
  changeInTransactions(strapi);
  recordPermissions(strapi);
}

/** What records documents: registered after all rules, so that it is the innermost and runs in their transactions. */
export function registerDocumentAudit(strapi: Core.Strapi): void {
  strapi.documents.use(recordDocuments(strapi));
}

/** Begins to record, once the tables are there. */
export function startAudit(strapi: Core.Strapi): void {
  recordEntities(strapi);
  recordLogouts(strapi);
  openAudit();
}
