import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import { nameUses } from '../confirmations/confirm-requests';
import { beforeRemovalWords as words } from '../words/in-use';
import { consequencesApi } from './consequences-api';
import { UsesList } from './lists';

type BulkAction = ContentManagerPlugin['bulkActions'][number];

interface Props {
  contentType: string;
  documentIds: string[];
}

/** In the dialog before several documents are deleted or unpublished: which of them others use, and which others. */
function UsesOfSeveral({ contentType, documentIds }: Props) {
  const { data } = consequencesApi.useSeveralUsedQuery(
    { contentType, documentIds },
    { refetchOnMountOrArgChange: true },
  );
  useEffect(() => (data ? nameUses(documentIds) : undefined), [data, documentIds]);
  if (!data || data.used.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" paddingTop={4}>
      <Typography>{words.severalUsed}</Typography>
      {data.used.map(({ documentId, title, uses }) => (
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
            <UsesOfSeveral contentType={props.model} documentIds={documentIds} />
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
