import { Status, type StatusVariant, Typography } from '@strapi/design-system';
import type { BannerState } from '../../banners/state-contract';
import { bannerStateColumnWords, bannerStateWords } from '../words/banner-state';

const variants: Readonly<Record<BannerState, StatusVariant>> = {
  live: 'success',
  scheduled: 'primary',
  ended: 'neutral',
  stopped: 'danger',
  draft: 'secondary',
  'needs-approval': 'warning',
};

interface Props {
  state: BannerState;
  /** The draft has changes that aren't published. */
  hasChanges?: boolean;
}

/** A banner's status, the same wherever banners are listed. */
export function StateLabel({ state, hasChanges = false }: Props) {
  return (
    <>
      <Status variant={variants[state]} size="XS">
        <Typography variant="omega" fontWeight="bold" tag="span">
          {bannerStateWords[state]}
        </Typography>
      </Status>
      {hasChanges && (
        <Typography variant="pi" textColor="neutral600" tag="span">
          {bannerStateColumnWords.withChanges}
        </Typography>
      )}
    </>
  );
}
