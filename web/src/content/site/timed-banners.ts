import type { BannerTerms } from '@patient-press/shared/banners';
import { endOfRun } from '@patient-press/shared/end-of-run';
import { UTC } from '@patient-press/shared/time-zones';
import type { BannerEntry } from '../entries/banner.ts';
import type { Entries } from '../entries/entries.ts';
import { createMemo } from './memo.ts';

/** A banner of which it is known when it stops. */
export type TimedBanner = BannerEntry & BannerTerms;

const timedMemo = createMemo<TimedBanner>();

/** Every banner, with the end of its run in the newsroom's time zone. The same objects, as long as nothing changes. */
export function timedBanners(entries: Pick<Entries, 'cta-banners' | 'site-settings'>): TimedBanner[] {
  const [settings] = entries['site-settings'].values();
  const timeZone = settings?.timeZone ?? UTC;
  return Array.from(entries['cta-banners'].values(), (entry) =>
    timedMemo(entry, [timeZone], () => {
      const { statedEnd, approvalEndsOn } = entry;
      return { ...entry, endsAt: endOfRun({ endsAt: statedEnd, approvalEndsOn }, timeZone) };
    }),
  );
}
