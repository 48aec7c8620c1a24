import { endOfRun } from '@patient-press/shared/banners';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { approvalRuleWords as words } from './words/banner';

const required = { approvedBy: words.noName, approvedOn: words.noDate, approvalEndsOn: words.noEnd };

/** No reader is shown an advertisement before or after the days for which someone answers for it. All days are UTC. */
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

    if (Date.parse(approvedOn) > now) object('approvedOn', words.dateToCome(approvedOn));
    else if (start < Date.parse(approvedOn)) object('startsAt', words.startsBefore(approvedOn));
    if (end <= now) object('endsAt', words.ended);
    if (approvalEnd <= now) object('approvalEndsOn', words.approvalEnded(approvalEndsOn));
    else if (end > approvalEnd) object('endsAt', words.endsAfter(approvalEndsOn));
    else if (start >= approvalEnd) object('startsAt', words.startsAfter(approvalEndsOn));
    return objections;
  },
};
