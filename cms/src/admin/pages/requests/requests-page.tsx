import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { calledType } from '../../../inbox/call-contract';
import { ANSWER_REQUESTS } from '../../../requests/contract';
import { PageTabs } from '../../page-tabs';
import { requestsPageWords as words } from '../../words/requests';
import { DataSubjectSearch } from '../data-subject/data-subject-search';
import { FoundDataSubject } from '../data-subject/found-data-subject';
import { CallbacksPart } from './callbacks-part';
import { CallsPart } from './calls-part';

/** Everything of the data subject who sent the request in the path. */
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
        label={words.title}
        parts={[
          { path: '/requests/calls', name: words.calls },
          { path: '/requests/callbacks', name: words.callbacks },
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

/** The menu's page “Requests”: who agreed to be called, for those who call them. */
export function RequestsPage() {
  const [typed, setTyped] = useState('');
  return (
    <Page.Protect permissions={[{ action: ANSWER_REQUESTS, subject: null }]}>
      <Page.Main>
        <Page.Title>{words.title}</Page.Title>
        <Layouts.Header title={words.title} subtitle={words.subtitle} />
        <Layouts.Content>
          <DataSubjectSearch typed={typed} onSearch={setTyped} />
          {typed ? <FoundDataSubject key={typed} sought={{ text: typed }} /> : <Parts />}
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
