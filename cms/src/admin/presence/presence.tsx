import { Flex, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { presenceWords as words } from '../words/conflicts';
import { usePresence } from './use-presence';

function Line({ contentType, documentId }: { contentType: string; documentId: string }) {
  const others = usePresence(contentType, documentId);
  const people = others.filter(({ isMe }) => !isMe);
  const isInOtherTab = others.some(({ isMe }) => isMe);
  const names = people.map(({ name, hasChanges }) => (hasChanges ? words.unsaved(name) : name));
  // The region is there before anything is said in it: screen readers announce only what changes in one.
  return (
    <Flex
      tag="section"
      aria-label={words.region}
      width="100%"
      // Takes no place, and no gap, while it is empty.
      style={others.length === 0 ? { position: 'absolute' } : {}}
    >
      <Flex
        role="status"
        direction="column"
        alignItems="stretch"
        gap={1}
        width="100%"
        {...(others.length > 0 && { background: 'secondary100', padding: 3, hasRadius: true })}
      >
        {names.length > 0 && (
          <Flex gap={2} alignItems="start">
            <Pencil aria-hidden width="1.4rem" height="1.4rem" style={{ flex: 'none', marginBlockStart: '0.3rem' }} />
            <Typography variant="omega" style={{ overflowWrap: 'anywhere' }}>
              {words.others(names)}
            </Typography>
          </Flex>
        )}
        {isInOtherTab && <Typography variant="omega">{words.ownTab}</Typography>}
      </Flex>
    </Flex>
  );
}

/** Beside every form of the content manager: who else has the document open. */
export function Presence() {
  const { slug, id, origin, collectionType } = useParams();
  const [{ query }] = useQueryParams<{ status?: string }>();
  const documentId = collectionType === 'single-types' ? 'single' : id;
  // The published version is only looked at, in the same form. A new document is not open elsewhere yet.
  if (!slug || !documentId || documentId === 'create' || origin || query?.status === 'published') return null;
  return <Line key={`${slug} ${documentId}`} contentType={slug} documentId={documentId} />;
}
