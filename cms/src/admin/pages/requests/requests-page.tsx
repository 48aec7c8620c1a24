import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { calledType } from '../../../inbox/call-contract';
import { ANSWER_REQUESTS } from '../../../requests/contract';
import { PageTabs } from '../../page-tabs';
import { DataSubjectSearch } from '../data-subject/data-subject-search';
import { FoundDataSubject } from '../data-subject/found-data-subject';
import { CallbacksPart } from './callbacks-part';
import { CallsPart } from './calls-part';

/** Everything of whoever sent the request that the address names. */
function PersonOfRequest() {
  const { requestType, documentId = '' } = useParams();
  const type = calledType.safeParse(requestType);
  if (!type.success) return <Navigate to="/requests/calls" replace />;
  return <FoundDataSubject key={documentId} sought={{ of: { requestType: type.data, request: documentId } }} />;
}

function Parts() {
  return (
    <>
      <PageTabs
        label="Requests"
        parts={[
          { path: '/requests/calls', name: 'Calls to make' },
          { path: '/requests/callbacks', name: 'Requests for a call' },
        ]}
      />
      <Box paddingBottom={8}>
        <Routes>
          <Route index element={<Navigate to="calls" replace />} />
          <Route path="calls" element={<CallsPart />} />
          <Route path="callbacks" element={<CallbacksPart />} />
          <Route path="person/:requestType/:documentId" element={<PersonOfRequest />} />
        </Routes>
      </Box>
    </>
  );
}

/** The menu's page “Requests”: who agreed to be called, for whoever calls them. */
export function RequestsPage() {
  const [typed, setTyped] = useState('');
  return (
    <Page.Protect permissions={[{ action: ANSWER_REQUESTS, subject: null }]}>
      <Page.Main>
        <Page.Title>Requests</Page.Title>
        <Layouts.Header
          title="Requests"
          subtitle="Readers who agreed to a call, with a request for a call or for a guide. Who looks at them is recorded."
        />
        <Layouts.Content>
          <DataSubjectSearch typed={typed} onSearch={setTyped} />
          {typed ? <FoundDataSubject key={typed} sought={{ text: typed }} /> : <Parts />}
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
