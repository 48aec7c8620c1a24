import type { Placement } from '@patient-press/shared/placements';

/** The widths that banners are looked at, in pixels. */
export const PHONE = 390;
export const DESKTOP = 1024;

/** Where the press draws a banner alone, at one place. @param url the press's address of its draft. */
export const bannerFrameUrl = (url: string, placement: Placement): string => `${url}banner/${placement}/`;
