import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import { requestsApi } from '../requests-api';
import { formatAgo } from '../times';
import { deskWords, callsWidgetWords as words } from '../words/home';

const fresh = { refetchOnMountOrArgChange: true };

/** How many requests wait for an answer, and since when. Numbers only, never people. */
export function CallsWidget() {
  const { data: calls, isError } = requestsApi.useCallsQuery({ state: 'open', after: null }, fresh);
  const { data: spam } = requestsApi.useCallbackRequestsQuery({ state: 'suspect', phone: '', before: null }, fresh);
  if (!calls) return isError ? <Widget.Error>{deskWords.notLoaded}</Widget.Error> : <Widget.Loading />;
  const [oldest] = calls.calls;
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Typography variant="beta" textColor="neutral800">
        {oldest ? words.calls(calls.calls.length, calls.next !== null) : words.noCalls}
      </Typography>
      {oldest && <Typography textColor="neutral800">{words.oldest(formatAgo(oldest.at, Date.now()))}</Typography>}
      {spam && spam.requests.length > 0 && (
        <Typography textColor="neutral800">{words.suspect(spam.requests.length, spam.next !== null)}</Typography>
      )}
      <Link tag={RouterLink} to="/requests">
        {words.open}
      </Link>
    </Flex>
  );
}
