import type { GUIDE_NOTICE, GuideRequest } from '@patient-press/shared/guide-request';
import { relationships } from '@patient-press/shared/relationships';
import type { GuideForm } from '../../content/props/guide-form.ts';
import type { Carried } from '../form/use-request.ts';
import type { Typed } from './check-guide-request.ts';
import { ledBy } from './led-by.ts';

/** A request as it was filled in. What is carried with it is added when it is sent. */
export type FilledRequest = Omit<GuideRequest, keyof Carried | 'proof'>;

export const noticeKey: typeof GUIDE_NOTICE = 'guide';

/** @returns undefined for a value that the form doesn't offer. */
const toRelationship = (value: string): GuideRequest['relationship'] =>
  relationships.find((relationship) => relationship === value);

/** @param page path of the page that the form is on. */
export function toRequest(typed: Typed, { guide, notice, boxes }: GuideForm, page: string): FilledRequest {
  const { email, name, phone, granted, website } = typed;
  const relationship = toRelationship(typed.relationship);
  const banner = ledBy(page);
  return {
    guide,
    email,
    ...(name && { name }),
    ...(phone && { phone }),
    ...(relationship && { relationship }),
    consents: [
      { key: noticeKey, version: notice.version, granted: true },
      ...boxes.map(({ key, version }) => ({ key, version, granted: granted.includes(key) })),
    ],
    page,
    ...(banner && { banner }),
    ...(website && { website }),
  };
}
