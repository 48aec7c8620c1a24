import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ANSWER_REQUESTS } from '../../../requests/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { PageTabs } from '../../page-tabs';
import { guideRequestsPageWords as words } from '../../words/guide-requests';
import { RequestSearchBox } from '../request-search/request-search';
import { useRequestSearch } from '../request-search/use-request-search';
import { EmailNotice } from './email-notice';
import { PurgesPart } from './purges-part';
import { RequestsPart } from './requests-part';
import { WithdrawalsPart } from './withdrawals-part';

function Parts({ among }: { among: string[] | undefined }) {
  const { data } = dataSubjectsApi.useWithdrawalsQuery({ state: 'open', after: null, ...(among && { among }) });
  return (
    <>
      <PageTabs
        label={words.title}
        parts={[
          { path: '/downloads/requests', name: words.requests },
          { path: '/downloads/withdrawals', name: words.withdrawals(data?.totals) },
          { path: '/downloads/purges', name: words.purges },
        ]}
      />
      <Box paddingBottom={8}>
        <Routes>
          <Route index element={<Navigate to="requests" replace />} />
          <Route path="requests" element={<RequestsPart among={among} />} />
          <Route path="withdrawals" element={<WithdrawalsPart among={among} />} />
          <Route path="purges" element={<PurgesPart />} />
        </Routes>
      </Box>
    </>
  );
}

/** The menu's page “Downloads”: who requested a guide, what became of it, and what data subjects may ask of us. */
export function GuideRequestsPage() {
  const search = useRequestSearch();
  return (
    <Page.Protect permissions={[{ action: ANSWER_REQUESTS, subject: null }]}>
      <Page.Main>
        <Page.Title>{words.title}</Page.Title>
        <Layouts.Header title={words.title} subtitle={words.subtitle} />
        <Layouts.Content>
          <EmailNotice />
          <RequestSearchBox state={search} />
          <Parts key={search.searched?.found.join()} among={search.searched?.found} />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
