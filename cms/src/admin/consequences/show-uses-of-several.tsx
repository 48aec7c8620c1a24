import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import type { Several } from '../../consequences/contract';
import { nameUses } from '../confirmations/confirm-requests';
import { beforeRemovalWords as words } from '../words/in-use';
import { consequencesApi } from './consequences-api';
import { UsesList } from './lists';

type BulkAction = ContentManagerPlugin['bulkActions'][number];

/** Which of several documents others use, and which others. */
export function UsesOfSeveral({ used }: Pick<Several, 'used'>) {
  if (used.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" paddingTop={4}>
      <Typography>{words.severalUsed}</Typography>
      {used.map(({ documentId, title, uses }) => (
        <Flex key={documentId} direction="column" alignItems="stretch" gap={2}>
          <Typography fontWeight="bold">{title}</Typography>
          <UsesList title={words.neededBy} list={uses.neededBy} />
          <UsesList title={words.dropsOutOf} list={uses.alsoIn} />
          <UsesList title={words.inDrafts} list={uses.inDrafts} />
        </Flex>
      ))}
    </Flex>
  );
}

/** In the dialog before several documents are deleted or unpublished: what uses them. */
function BeforeTheyGo({ contentType, documentIds }: { contentType: string; documentIds: string[] }) {
  const { data } = consequencesApi.useSeveralUsedQuery(
    { contentType, documentIds },
    { refetchOnMountOrArgChange: true },
  );
  useEffect(() => (data ? nameUses(documentIds) : undefined), [data, documentIds]);
  return data ? <UsesOfSeveral used={data.used} /> : null;
}

/** Strapi's own action on the documents that are checked in a list, whose dialog also says what uses them. */
function withUses(Original: BulkAction): BulkAction {
  const Action: BulkAction = (props) => {
    const description = Original(props);
    const { dialog } = description ?? {};
    if (!description || dialog?.type !== 'dialog') return description;
    const documentIds = props.documents.map(({ documentId }) => documentId);
    return {
      ...description,
      dialog: {
        ...dialog,
        content: (
          <>
            {dialog.content}
            <BeforeTheyGo contentType={props.model} documentIds={documentIds} />
          </>
        ),
      },
    };
  };
  return Object.assign(Action, { type: Original.type });
}

/** Puts what uses the documents into the dialogs of Delete and Unpublish above the lists. */
export const showUsesOfSeveral = (actions: BulkAction[]): BulkAction[] =>
  actions.map((action) => (action.type === 'delete' || action.type === 'unpublish' ? withUses(action) : action));
