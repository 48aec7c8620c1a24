import { endOfRun } from '@patient-press/shared/banners';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

const required = {
  approvedBy:
    'A banner needs an approval: enter under “Approved by” who signed it off. A change to what readers see ends an earlier approval; save your change first, then enter the new one.',
  approvedOn: 'A banner needs an approval: give under “Approved on” the day on which it was signed off.',
  approvalEndsOn: 'A banner needs an approval that ends: give its last day under “Approval ends”.',
};

/** No one is shown an advertisement before or after the days for which someone answers for it. All days are UTC. */
export const aBannerRunsOnlyWhileApproved: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'publish',
  check(banner) {
    const objections: Objection[] = Object.entries(required).flatMap(([name, message]) =>
      text(banner[name]) ? [] : [{ path: [name], message }],
    );
    const object = (name: string, message: string) => objections.push({ path: [name], message });
    const [startsAt, endsAt, approvedOn, approvalEndsOn] = [
      text(banner.startsAt),
      text(banner.endsAt),
      text(banner.approvedOn),
      text(banner.approvalEndsOn),
    ];
    const now = Date.now();
    const start = Date.parse(startsAt);
    const end = Date.parse(endsAt);
    const approvalEnd = Date.parse(endOfRun({ endsAt: null, approvalEndsOn: approvalEndsOn || null }) ?? '');

    if (Date.parse(approvedOn) > now) {
      object('approvedOn', `“Approved on” is ${approvedOn}, which is still to come: give the day of the approval.`);
    } else if (start < Date.parse(approvedOn)) {
      object(
        'startsAt',
        `“Starts” is before the approval of ${approvedOn}: start on that day or later, or correct “Approved on”. Days are counted in UTC.`,
      );
    }
    if (end <= now) {
      object('endsAt', '“Ends” is past, so no one would see the banner: choose a later end, or none.');
    }
    if (approvalEnd <= now) {
      object(
        'approvalEndsOn',
        `The approval was over at the end of ${approvalEndsOn}: have the banner approved again, and give the new days.`,
      );
    } else if (end > approvalEnd) {
      object(
        'endsAt',
        `“Ends” is after the approval, whose last day is ${approvalEndsOn}, in UTC: end by then, leave it empty, or have it approved for longer.`,
      );
    } else if (start >= approvalEnd) {
      object(
        'startsAt',
        `“Starts” is after the approval, whose last day is ${approvalEndsOn}, in UTC: start earlier, or have it approved for longer.`,
      );
    }
    return objections;
  },
};
