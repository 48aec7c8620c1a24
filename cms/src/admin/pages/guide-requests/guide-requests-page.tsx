import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ANSWER_REQUESTS } from '../../../requests/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { PageTabs } from '../../page-tabs';
import { guideRequestsPageWords as words } from '../../words/guide-requests';
import { DataSubjectSearch } from '../data-subject/data-subject-search';
import { FoundDataSubject } from '../data-subject/found-data-subject';
import { EmailNotice } from './email-notice';
import { PurgesPart } from './purges-part';
import { RequestsPart } from './requests-part';
import { WithdrawalsPart } from './withdrawals-part';

function Parts() {
  const { data } = dataSubjectsApi.useOpenWithdrawalsQuery();
  const count = data?.withdrawals.length ?? 0;
  return (
    <>
      <PageTabs
        label={words.title}
        parts={[
          { path: '/downloads/requests', name: words.requests },
          { path: '/downloads/withdrawals', name: words.withdrawals(count) },
          { path: '/downloads/purges', name: words.purges },
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

/** The menu's page “Downloads”: who requested a guide, what became of it, and what data subjects may ask of us. */
export function GuideRequestsPage() {
  const [typed, setTyped] = useState('');
  return (
    <Page.Protect permissions={[{ action: ANSWER_REQUESTS, subject: null }]}>
      <Page.Main>
        <Page.Title>{words.title}</Page.Title>
        <Layouts.Header title={words.title} subtitle={words.subtitle} />
        <Layouts.Content>
          <EmailNotice />
          <DataSubjectSearch typed={typed} onSearch={setTyped} />
          {typed ? <FoundDataSubject key={typed} sought={{ text: typed }} /> : <Parts />}
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
