import type { Core, Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { endDelivery, isSettled, lockDeliveries, mayHaveArrived } from '../recipients/deliveries';
import { deleted } from '../recipients/reasons';
import { findRecipient, RECIPIENT } from '../recipients/recipient';
import { recipientRuleWords } from './words/recipient';

/**
 * A recipient that received a request must be notified when it is erased, so it is not deleted. Of one that goes, what was not
 * sent yet is given up.
 */
export const aNotifiedRecipientCannotBeDeleted =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (uid !== RECIPIENT || action !== 'delete') return next();
    const { documentId } = params;
    return strapi.db.transaction(async ({ trx }) => {
      const deliveries = await lockDeliveries(trx, { recipient: documentId });
      if (deliveries.some(mayHaveArrived)) {
        const name = (await findRecipient(strapi, documentId))?.name;
        throw new errors.ValidationError(recipientRuleWords.notified(name));
      }
      for (const delivery of deliveries)
        if (!isSettled(delivery)) await endDelivery(trx, delivery, { how: 'given-up', reason: deleted });
      return next();
    });
  };
