import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { pressApi } from '../press-api';
import { schedulesApi } from '../schedules/schedules-api';
import { formatDate } from '../times';
import { deskWords as words } from '../words/home';
import { lineOf } from './desk-widgets';
import { homeApi } from './home-api';
import { type LinkLine, LinkList } from './link-list';
import { SchedulesToLookAt } from './schedule-widget';

/** Documents that readers don't have as they are in the admin, each once. */
function useNotLive(): LinkLine[] {
  const { data } = pressApi.useSiteStatusQuery(undefined, { refetchOnMountOrArgChange: true });
  const problems = data?.press === 'answers' ? data.problems : [];
  const byDocument = new Map(
    problems.map(({ editPath, title, typeName, message }) => [
      editPath,
      { href: editPath, title, notes: [typeName, message] },
    ]),
  );
  return [...byDocument.values()];
}

/** What an editor looks at first: schedules that failed or ask again, pages that aren't live as they should be, overdue reviews. */
export function NeedsAttention() {
  const options = { refetchOnMountOrArgChange: true };
  const { data: desk, isError } = homeApi.useDeskQuery(undefined, options);
  const { data: attention } = schedulesApi.useSchedulesQuery({ view: 'attention' }, options);
  const notLive = useNotLive();
  if (!desk) return isError ? <Widget.Error>{words.notLoaded}</Widget.Error> : <Widget.Loading />;
  const { items, more } = desk.reviewOverdue;
  const newFeedback = desk.newFeedback ?? 0;
  if (newFeedback + items.length + notLive.length + (attention?.schedules.length ?? 0) === 0)
    return <Typography textColor="neutral600">{words.nothingUrgent}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <SchedulesToLookAt title={words.schedules} />
      <LinkList title={words.notLive} lines={notLive} />
      {newFeedback > 0 && (
        <LinkList
          title={words.feedback}
          lines={[{ href: '/feedback', title: words.newFeedback(newFeedback), notes: [] }]}
        />
      )}
      <LinkList title={words.reviewOverdue} lines={items.map((item) => lineOf(item, formatDate))} more={more} />
    </Flex>
  );
}
