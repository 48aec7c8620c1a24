import { useRBAC } from '@strapi/strapi/admin';
import { STOP_BANNERS } from '../../../banners/stop-contract';

const permissions = [{ action: STOP_BANNERS, subject: null }];

/** Whether the role may stop all banners of a sponsor. */
export function useMayStop(): boolean {
  const { allowedActions } = useRBAC(permissions);
  return allowedActions.canStop ?? false;
}
