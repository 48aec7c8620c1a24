import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { CONFIRM_HEADER, NEEDS_CONFIRMATION } from './confirmation-contract';

/** Whether the sender of the current request knows what it does to other content. Code that answers no request does. */
export function isConfirmed(strapi: Core.Strapi): boolean {
  const context = strapi.requestContext.get();
  return !context || context.request.headers[CONFIRM_HEADER] === 'true';
}

/** @throws ValidationError that asks to confirm. @param message what the request would do, for people. */
export function askToConfirm(message: string): never {
  throw new errors.ValidationError(message, { code: NEEDS_CONFIRMATION, header: CONFIRM_HEADER });
}
