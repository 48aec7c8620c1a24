import { endOfApproval } from '@patient-press/shared/end-of-run';
import { startOfDay } from '@patient-press/shared/time-zones';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { readTimeZone } from '../platform/time-zone/read';
import type { Rule } from './rule';
import { approvalRuleWords as words } from './words/banner';

const required = { approvedBy: words.noName, approvedOn: words.noDate, approvalEndsOn: words.noEnd };

/** No reader is shown an advertisement before or after the days for which someone answers for it. Days are those of the newsroom. */
export const aBannerRunsOnlyWhileApproved: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'publish',
  async check(banner, strapi) {
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
    const timeZone = await readTimeZone(strapi);
    const approved = approvedOn ? Date.parse(startOfDay(timeZone, approvedOn)) : Number.NaN;
    const approvalEnd = Date.parse(endOfApproval(approvalEndsOn || null, timeZone) ?? '');

    if (approved > now) object('approvedOn', words.dateToCome(approvedOn));
    else if (start < approved) object('startsAt', words.startsBefore(approvedOn));
    if (end <= now) object('endsAt', words.ended);
    if (approvalEnd <= now) object('approvalEndsOn', words.approvalEnded(approvalEndsOn));
    else if (end > approvalEnd) object('endsAt', words.endsAfter(approvalEndsOn));
    else if (start >= approvalEnd) object('startsAt', words.startsAfter(approvalEndsOn));
    return objections;
  },
};
