import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import type { Desk, DeskItem, DeskList } from '../../home/contract';
import { formatAgo, formatDate } from '../times';
import { deskWords as words } from '../words/home';
import { homeApi } from './home-api';
import { LinkList } from './link-list';

type Say = (at: string) => string;

const ago: Say = (at) => words.saved(formatAgo(at, Date.now()));

/** A document of the desk, with when. */
export const lineOf = ({ contentType, documentId, title, typeName, at }: DeskItem, say: Say) => ({
  href: `/content-manager/collection-types/${contentType}/${documentId}`,
  title,
  notes: [typeName, say(at)],
});

interface Part {
  title?: string;
  list(desk: Desk): DeskList;
  say: Say;
}

function DeskLists({ parts, none }: { parts: readonly Part[]; none: string }) {
  const { data, isError } = homeApi.useDeskQuery(undefined, { refetchOnMountOrArgChange: true });
  if (!data) return isError ? <Widget.Error>{words.notLoaded}</Widget.Error> : <Widget.Loading />;
  const lists = parts.map(({ title, list, say }) => ({ title, say, ...list(data) }));
  if (lists.every(({ items }) => items.length === 0)) return <Typography textColor="neutral600">{none}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {lists.map(({ title, say, items, more }) => (
        <LinkList
          key={title ?? ''}
          {...(title && { title })}
          lines={items.map((item) => lineOf(item, say))}
          more={more}
        />
      ))}
    </Flex>
  );
}

const drafts: readonly Part[] = [{ list: ({ myDrafts }) => myDrafts, say: ago }];

/** What the editor who looks saved last, and readers don't have. */
export const MyDrafts = () => <DeskLists parts={drafts} none={words.noDrafts} />;

const reviews: readonly Part[] = [
  { title: words.unreviewed, list: ({ unreviewed }) => unreviewed, say: ago },
  { title: words.reviewDue, list: ({ reviewDue }) => reviewDue, say: formatDate },
];

/** What waits for a reviewer, or for another review. */
export const ToReview = () => <DeskLists parts={reviews} none={words.nothingToReview} />;
