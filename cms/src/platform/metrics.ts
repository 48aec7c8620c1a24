import { registry } from '@patient-press/shared/metrics';
import { Counter, Histogram } from 'prom-client';

// What the cms counts of itself. Each replica counts what it did; what all share, such as the queue, any of them reports.

const registers = [registry];

/** What the version history adds to saves and publications. */
export const versionSeconds = new Histogram({
  name: 'patient_press_version_seconds',
  help: 'What recording a change of a document added to it.',
  registers,
});

/** Jobs of the queue that this cms ran. */
export const jobRuns = new Counter({
  name: 'patient_press_jobs_total',
  help: 'Jobs that this cms ran, by queue and outcome (done, failed). A failed one is retried, up to its limit.',
  labelNames: ['queue', 'outcome'],
  registers,
});

/** What readers sent to a form. */
export const intakeRequests = new Counter({
  name: 'patient_press_intake_requests_total',
  help: 'What readers sent, by form (callback, guide) and outcome: accepted, refused (incomplete, or over a limit), failed.',
  labelNames: ['form', 'outcome'],
  registers,
});

/** Emails to readers and to intake staff. */
export const sentEmails = new Counter({
  name: 'patient_press_emails_total',
  help: 'Attempts to send an email, by outcome: sent (the mail server took it), failed.',
  labelNames: ['outcome'],
  registers,
});

/** Webhooks. */
export const deliveries = new Counter({
  name: 'patient_press_deliveries_total',
  help: 'Attempts to notify a recipient, by outcome: delivered, failed (retried later), given-up.',
  labelNames: ['outcome'],
  registers,
});
