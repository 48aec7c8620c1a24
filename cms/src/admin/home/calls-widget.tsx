import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import { requestsApi } from '../requests-api';
import { formatAgo } from '../times';
import { deskWords, callsWidgetWords as words } from '../words/home';

const fresh = { refetchOnMountOrArgChange: true };

/** How many requests wait for an answer, and since when. Numbers only, never people. */
export function CallsWidget() {
  const { data: calls, isError } = requestsApi.useCallTotalsQuery({}, fresh);
  const { data: callbacks } = requestsApi.useCallbackTotalsQuery({}, fresh);
  if (!calls) return isError ? <Widget.Error>{deskWords.notLoaded}</Widget.Error> : <Widget.Loading />;
  const { open, overdue, oldestOpen } = calls;
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Typography variant="beta" textColor="neutral800">
        {open > 0 ? words.calls(open) : words.noCalls}
      </Typography>
      {oldestOpen && <Typography textColor="neutral800">{words.oldest(formatAgo(oldestOpen, Date.now()))}</Typography>}
      {overdue > 0 && <Typography textColor="danger600">{words.overdue(overdue)}</Typography>}
      {callbacks && callbacks.suspect > 0 && (
        <Typography textColor="neutral800">{words.suspect(callbacks.suspect)}</Typography>
      )}
      <Link tag={RouterLink} to="/requests">
        {words.open}
      </Link>
    </Flex>
  );
}
