import { useRBAC } from '@strapi/strapi/admin';
import { READ_PAST } from '../../../site-record/past-contract';

const permissions = [{ action: READ_PAST, subject: null }];

/** Whether the role may read what readers got, byte for byte. */
export function useMayReadPast(): boolean {
  const { allowedActions } = useRBAC(permissions);
  return allowedActions.canRead ?? false;
}
