import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';

/** Whether the role may publish documents of a type, now or at a time. */
export function useMaySchedule(uid: string): boolean {
  const permissions = useMemo(() => [{ action: 'plugin::content-manager.explorer.publish', subject: uid }], [uid]);
  const { allowedActions } = useRBAC(permissions);
  return allowedActions.canPublish ?? false;
}
