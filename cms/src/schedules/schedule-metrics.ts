import { registry } from '@patient-press/shared/metrics';
import type { Core } from '@strapi/strapi';
import { Gauge } from 'prom-client';
import { countOverdue } from './due-table';

/** Adds to the metrics what is overdue. Every cms reports the same. */
export function measureSchedules(strapi: Core.Strapi): void {
  new Gauge({
    name: 'patient_press_schedules_overdue',
    help: 'Publications and unpublications whose time has come, and that were not done yet.',
    registers: [registry],
    async collect() {
      this.set(await countOverdue(strapi, 0));
    },
  });
}
