import type { DeliveryState, LoggedDelivery } from '../../recipients/contract';
import { formatCount } from '../times';

const events: Record<LoggedDelivery['event'], string> = {
  'request.created': 'New request',
  'consent.withdrawn': 'Consent withdrawn',
  'request.erased': 'Request erased',
};

const states: Record<DeliveryState, string> = {
  waiting: 'Waiting',
  delivered: 'Delivered',
  'given-up': 'Failed',
  withheld: 'Not sent',
};

/** The edit view's panel “Sent to this recipient”. */
export const deliveriesWords = {
  title: 'Sent to this recipient',
  events,
  states,
  tried: (attempts: number) => `Tried ${formatCount(attempts, 'time')}.`,
  notSentAgain: 'The system couldn’t send it again. Reload the page and try again.',
  notLoaded: 'Couldn’t load deliveries. Only super admins can see them.',
  none: 'Nothing sent yet.',
  sendAgain: 'Send again',
};

/** The edit view's panel “Signing secret”. */
export const secretWords = {
  title: 'Signing secret',
  purpose: 'The recipient uses it to verify that webhooks come from this newsroom. Don’t share it with anyone else.',
  notShown: 'Couldn’t load the secret. Save the recipient first. Only super admins can see secrets.',
  copied: 'Secret copied.',
  notCopied: 'Your browser couldn’t copy the secret. Select it and copy it yourself.',
  copy: 'Copy',
  hide: 'Hide',
  show: 'Show',
  howItWorks: 'How signing works',
};
