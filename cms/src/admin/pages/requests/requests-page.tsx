import { Box, Button, Flex } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes, useLocation, useNavigate, useParams } from 'react-router-dom';
import { calledType } from '../../../inbox/call-contract';
import { ANSWER_REQUESTS } from '../../../requests/contract';
import { PageTabs } from '../../page-tabs';
import { personPageWords } from '../../words/data-subjects';
import { requestsPageWords as words } from '../../words/requests';
import { FoundDataSubject } from '../data-subject/found-data-subject';
import { RequestSearchBox } from '../request-search/request-search';
import { useRequestSearch } from '../request-search/use-request-search';
import { CallbacksPart } from './callbacks-part';
import { CallsPart } from './calls-part';

/** Everything of the data subject who sent the request in the path. */
function PersonOfRequest() {
  const { requestType, documentId = '' } = useParams();
  const navigate = useNavigate();
  const type = calledType.safeParse(requestType);
  if (!type.success) return <Navigate to="/requests/calls" replace />;
  return (
    <>
      <Flex paddingBottom={4}>
        <Button variant="ghost" startIcon={<ArrowLeft />} onClick={() => navigate(-1)}>
          {personPageWords.back}
        </Button>
      </Flex>
      <FoundDataSubject key={documentId} sought={{ of: { requestType: type.data, request: documentId } }} />
    </>
  );
}

function Parts({ among }: { among: string[] | undefined }) {
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
          <Route path="calls" element={<CallsPart among={among} />} />
          <Route path="callbacks" element={<CallbacksPart among={among} />} />
          <Route path="person/:requestType/:documentId" element={<PersonOfRequest />} />
        </Routes>
      </Box>
    </>
  );
}

/** The menu's page “Requests”: who agreed to be called, for those who call them. */
export function RequestsPage() {
  const search = useRequestSearch();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  // What is found is listed: not beside one person.
  const find = (text: string) => {
    if (text && pathname.includes('/person/')) navigate('/requests/calls');
    search.search(text);
  };
  return (
    <Page.Protect permissions={[{ action: ANSWER_REQUESTS, subject: null }]}>
      <Page.Main>
        <Page.Title>{words.title}</Page.Title>
        <Layouts.Header title={words.title} subtitle={words.subtitle} />
        <Layouts.Content>
          <RequestSearchBox state={{ ...search, search: find }} />
          <Parts key={search.searched?.found.join()} among={search.searched?.found} />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
