import { Box, Flex, Link, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { DeletedPage } from '../../versions/contract';
import { DataTable } from '../data-table';
import { errorMessage } from '../error-message';
import { Pagination } from '../pagination';
import { Aside, Cell, Lines, MomentCell, Words } from '../table-cells';
import { commonWords } from '../words/common';
import { historyWords, trashWords as words } from '../words/history';
import { typeNames } from '../words/strapi';
import { historyApi } from './history-api';
import { historyPath } from './paths';

/** “Banner”: as the menu calls it, in the singular. */
function typeName(uid: string): string {
  const name = typeNames[uid]?.one ?? uid;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function Deleted({ deleted }: Pick<DeletedPage, 'deleted'>) {
  const now = Date.now();
  if (deleted.length === 0) return <Typography textColor="neutral600">{words.none}</Typography>;
  return (
    <DataTable label={words.title} columns={words.columns} items={deleted}>
      {({ id, contentType: uid, documentId, title, author, why, at, until }) => (
        <Tr key={id}>
          <Cell isWide>
            <Lines>
              <Words strong>{title ?? commonWords.untitled}</Words>
              {why && <Aside>{historyWords.why(why)}</Aside>}
            </Lines>
          </Cell>
          <Cell>
            <Words>{typeName(uid)}</Words>
          </Cell>
          <MomentCell at={at} now={now} />
          <Cell isWide>
            <Words>{author ?? historyWords.bySystem}</Words>
          </Cell>
          <MomentCell at={until} now={now} />
          <Cell>
            <Link
              tag={RouterLink}
              to={`${historyPath({ uid, documentId })}?to=${id}`}
              aria-label={words.viewOf(title ?? commonWords.untitled)}
            >
              {words.view}
            </Link>
          </Cell>
        </Tr>
      )}
    </DataTable>
  );
}

/** What was deleted, and can be restored. */
export function TrashPage() {
  const [pages, setPages] = useState<string[]>([]);
  const { currentData, error } = historyApi.useDeletedDocumentsQuery(
    { before: pages.at(-1) },
    { refetchOnMountOrArgChange: true },
  );
  const last = currentData?.deleted.at(-1);
  return (
    <Page.Main>
      <Page.Title>{words.title}</Page.Title>
      <Layouts.Header title={words.title} subtitle={words.subtitle} />
      <Layouts.Content>
        {error && <Typography textColor="danger600">{errorMessage(error, words.notLoaded)}</Typography>}
        {!error && !currentData && <Page.Loading />}
        {currentData && (
          <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
            <Box>
              <Deleted deleted={currentData.deleted} />
            </Box>
            <Pagination
              number={pages.length + 1}
              onBack={() => setPages(pages.slice(0, -1))}
              onNext={currentData.hasMore && last ? () => setPages([...pages, last.id]) : null}
            />
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
