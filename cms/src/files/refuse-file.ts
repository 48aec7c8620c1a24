import { errors } from '@strapi/utils';

/** Refuses a file. @param reason goes on from its name: “is empty. Export it again.” @throws ValidationError */
export function refuseFile(name: string, reason: string): never {
  throw new errors.ValidationError(`“${name}” ${reason}`);
}
