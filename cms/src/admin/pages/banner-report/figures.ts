import { bannerReportWords } from '../../words/banner-report';

const percent = (digits: string): string => `${digits}%`;

/** “3.1%”, “0.34%”: small shares with one digit more. @param share from 0 to 1. */
export function formatShare(share: number): string {
  const hundredths = share * 100;
  if (hundredths === 0) return percent('0');
  return percent(hundredths.toFixed(hundredths < 1 ? 2 : hundredths < 99.95 ? 1 : 0));
}

/** “49%”: of a difference, which is never known to a tenth. @param share from 0 up; 1 is as much again. */
export const formatDifference = (share: number): string => percent((share * 100).toFixed(0));

/** “12,400”. */
export const formatNumber = (count: number): string => new Intl.NumberFormat('en-US').format(count);

/** What people call a variant. @param variant a key; empty for the banner itself. */
export const variantName = (variant: string): string => variant || bannerReportWords.original;
