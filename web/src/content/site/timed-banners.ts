import type { BannerTerms } from '@patient-press/shared/banners';
import { endOfRun } from '@patient-press/shared/end-of-run';
import type { BannerEntry } from '../entries/banner.ts';

/** A banner of which it is known when it stops. */
export type TimedBanner = BannerEntry & BannerTerms;

/** Banners with the end of their run in the newsroom's time zone. */
export const timedBanners = (banners: Iterable<BannerEntry>, timeZone: string): TimedBanner[] =>
  Array.from(banners, (entry) => {
    const { statedEnd, approvalEndsOn } = entry;
    return { ...entry, endsAt: endOfRun({ endsAt: statedEnd, approvalEndsOn }, timeZone) };
  });
