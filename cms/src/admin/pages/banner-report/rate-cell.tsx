import { Typography } from '@strapi/design-system';
import { useTheme } from 'styled-components';
import type { BannerReport } from '../../../banners/report-contract';
import { formatShare } from './figures';

const WIDTH = 120;

/** A rate as a number, with its interval as words and as a bar. @param highest the share at the bar's right end. */
export function RateCell({ rate, highest }: { rate: BannerReport['variants'][number]['clickRate']; highest: number }) {
  const { colors } = useTheme();
  if (!rate) return <Typography textColor="neutral600">–</Typography>;
  const x = (share: number) => 4 + (Math.min(share, highest) / highest) * (WIDTH - 8);
  return (
    <>
      <Typography tag="p" variant="omega" fontWeight="bold" textColor="neutral800">
        {formatShare(rate.estimate)}
      </Typography>
      <svg width={WIDTH} height={12} aria-hidden="true" style={{ display: 'block' }}>
        <line x1={4} x2={WIDTH - 4} y1={6} y2={6} stroke={colors.neutral200} />
        <line x1={x(rate.low)} x2={x(rate.high)} y1={6} y2={6} stroke={colors.primary500} strokeWidth={4} />
        <circle cx={x(rate.estimate)} cy={6} r={4} fill={colors.primary700} />
      </svg>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {`${formatShare(rate.low)} to ${formatShare(rate.high)}`}
      </Typography>
    </>
  );
}
