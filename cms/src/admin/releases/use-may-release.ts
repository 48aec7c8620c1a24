import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useMaySchedule } from '../schedules/use-may-schedule';

const RELEASE = 'api::release.release';

/** Whether the role may add documents of a type to releases: who may publish them, and may change releases. */
export function useMayRelease(uid: string): boolean {
  const permissions = useMemo(() => [{ action: 'plugin::content-manager.explorer.update', subject: RELEASE }], []);
  const { allowedActions } = useRBAC(permissions);
  const mayPublish = useMaySchedule(uid);
  return mayPublish && (allowedActions.canUpdate ?? false);
}
