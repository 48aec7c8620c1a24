import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ANSWER_REQUESTS } from '../../../requests/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { PageTabs } from '../../page-tabs';
import { DataSubjectSearch } from '../data-subject/data-subject-search';
import { FoundDataSubject } from '../data-subject/found-data-subject';
import { MailNotice } from './email-notice';
import { PurgesPart } from './purges-part';
import { RequestsPart } from './requests-part';
import { WithdrawalsPart } from './withdrawals-part';

function Parts() {
  const { data } = dataSubjectsApi.useOpenWithdrawalsQuery();
  const count = data?.withdrawals.length ?? 0;
  return (
    <>
      <PageTabs
        label="Downloads"
        parts={[
          { path: '/downloads/requests', name: 'Requests' },
          { path: '/downloads/withdrawals', name: `Withdrawals to carry out${count > 0 ? ` (${count})` : ''}` },
          { path: '/downloads/purges', name: 'Erased by policy' },
        ]}
      />
      <Box paddingBottom={8}>
        <Routes>
          <Route index element={<Navigate to="requests" replace />} />
          <Route path="requests" element={<RequestsPart />} />
          <Route path="withdrawals" element={<WithdrawalsPart />} />
          <Route path="purges" element={<PurgesPart />} />
        </Routes>
      </Box>
    </>
  );
}

/** The menu's page “Downloads”: who asked for a guide, what became of it, and what people may ask of us. */
export function GuideRequestsPage() {
  const [typed, setTyped] = useState('');
  return (
    <Page.Protect permissions={[{ action: ANSWER_REQUESTS, subject: null }]}>
      <Page.Main>
        <Page.Title>Downloads</Page.Title>
        <Layouts.Header
          title="Downloads"
          subtitle="Readers who asked for a guide, the newest first. Who looks at them is noted."
        />
        <Layouts.Content>
          <MailNotice />
          <DataSubjectSearch typed={typed} onSearch={setTyped} />
          {typed ? <FoundDataSubject key={typed} sought={{ text: typed }} /> : <Parts />}
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
