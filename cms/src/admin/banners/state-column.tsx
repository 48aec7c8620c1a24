import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { RowSchedule } from '../schedules/row-schedule';
import { bannerStateColumnWords as words } from '../words/banner-state';
import { scheduleApi } from './schedule-api';
import { StateLabel } from './state-label';

const BANNER = 'api::cta-banner.cta-banner';

function RowState({ documentId }: { documentId: string }) {
  const { data, isError } = scheduleApi.useBannerScheduleQuery(undefined, { refetchOnMountOrArgChange: true });
  const banner = data?.banners.find((one) => one.documentId === documentId);
  if (!banner) return <Typography textColor="neutral600">{isError ? words.unknown : '…'}</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2} wrap="wrap">
        <StateLabel state={banner.state} hasChanges={banner.status === 'modified'} />
      </Flex>
      <RowSchedule uid={BANNER} documentId={documentId} />
    </Flex>
  );
}

/** The column of the list of banners that says where each is, in place of Strapi's, which knows no times. */
export const bannerStateColumn = {
  name: 'bannerState',
  label: { id: 'patient-press.list.banner-state', defaultMessage: words.title },
  attribute: { type: 'custom' },
  searchable: false,
  sortable: false,
  cellFormatter: ({ documentId }: { documentId?: unknown }): ReactNode => <RowState documentId={String(documentId)} />,
};
