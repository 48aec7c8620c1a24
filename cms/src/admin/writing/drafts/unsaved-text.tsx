import { unstable_useDocumentLayout as useDocumentLayout } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useAuth, useQueryParams } from '@strapi/strapi/admin';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { useNavigate, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { ConflictDialog } from '../../conflicts/conflict-dialog';
import { DeletedDialog } from '../../conflicts/deleted-dialog';
import { withoutIds } from '../../conflicts/merge/merge-components';
import type { Conflict } from '../../conflicts/use-stale';
import { ButtonsInView } from '../../forms/buttons-in-view';
import { formatMoment } from '../../times';
import { draftWords as words } from '../../words/drafts';
import { contested, type Draft, type FormOwner, type FormValues } from './draft';
import { passOn, useDrafts } from './use-drafts';
import { useFormValues } from './use-form-values';

/** At the foot of the window, above the bar that Strapi has there on small screens. */
const Region = styled.section`
  position: fixed;
  inset-block-end: 1.6rem;
  inset-inline: 0;
  z-index: 3;
  inline-size: min(64rem, calc(100vw - 3.2rem));
  margin-inline: auto;
  display: grid;
  gap: 0.8rem;
  pointer-events: none;

  @media (max-width: 1079px) {
    inset-block-end: 8.8rem;
  }
`;

function Notice({ children, actions }: { children: ReactNode; actions: ReactNode }) {
  return (
    <Flex
      role="status"
      background="neutral0"
      borderColor="warning200"
      shadow="popupShadow"
      hasRadius
      padding={4}
      gap={4}
      justifyContent="space-between"
      wrap="wrap"
      style={{ pointerEvents: 'auto' }}
    >
      <Typography style={{ flex: '1 1 24rem' }}>{children}</Typography>
      <Flex gap={2} wrap="wrap">
        {actions}
      </Flex>
    </Flex>
  );
}

/** What the form calls fields. */
function useLabels(uid: string, fields: readonly string[]): string {
  const { edit } = useDocumentLayout(uid);
  const labels = new Map(edit.layout.flat(2).map(({ name, label }) => [name, label]));
  return fields.map((field) => labels.get(field) ?? field).join(', ');
}

interface RefusedProps {
  owner: FormOwner;
  conflict: Conflict;
  solve(theirs: FormValues, merged: FormValues): void;
  close(): void;
}

interface OfferProps {
  uid: string;
  draft: Draft;
  onRestore(): void;
  onDiscard(): void;
}

function Offer({ uid, draft, onRestore, onDiscard }: OfferProps) {
  const { initialValues } = useFormValues();
  const both = contested(draft, initialValues);
  const labels = useLabels(uid, both);
  const time = formatMoment(new Date(draft.savedAt).toISOString(), Date.now());
  return (
    <Notice
      actions={
        <>
          <Button size="S" onClick={onRestore}>
            {words.restore(time)}
          </Button>
          <Button size="S" variant="tertiary" onClick={onDiscard}>
            {words.discard}
          </Button>
        </>
      }
    >
      {words.offer(time)} {both.length > 0 && words.contested(labels)}
    </Notice>
  );
}

/** Says something until it is read. */
function Warning({ children }: { children: string }) {
  const [isRead, setIsRead] = useState(false);
  if (isRead) return null;
  return (
    <Notice
      actions={
        <Button size="S" variant="tertiary" onClick={() => setIsRead(true)}>
          {words.dismiss}
        </Button>
      }
    >
      {children}
    </Notice>
  );
}

/** After a save that was refused because someone else changed or deleted the document. */
function Refused({ owner, conflict, solve, close }: RefusedProps) {
  const { initialValues, setValues } = useFormValues();
  const navigate = useNavigate();
  const copy = async () => {
    const copied = withoutIds(conflict.mine);
    await passOn(owner, 'create', typeof copied === 'object' && copied !== null ? { ...copied } : {}, {});
    // Strapi would ask whether to leave what isn't saved.
    setValues(initialValues);
    close();
    setTimeout(() => navigate(`/content-manager/collection-types/${owner.uid}/create`));
  };
  if (conflict.stale.change !== 'deleted')
    return <ConflictDialog owner={owner} conflict={conflict} onMerged={solve} onClose={close} />;
  return <DeletedDialog onCopy={owner.documentId === 'single' ? undefined : () => void copy()} onClose={close} />;
}

function UnsavedTextOf(owner: FormOwner) {
  const { offers, restore, discard, isStored, isElsewhere, wasSavedElsewhere, conflict, solve, closeConflict } =
    useDrafts(owner);
  const [newest] = offers;
  if (conflict) return <Refused owner={owner} conflict={conflict} solve={solve} close={closeConflict} />;
  if (!newest && isStored && !isElsewhere && !wasSavedElsewhere) return null;
  return createPortal(
    <Region aria-label={words.region}>
      {newest && (
        <Offer
          key={newest.id}
          uid={owner.uid}
          draft={newest}
          onRestore={() => restore(newest)}
          onDiscard={() => discard(newest)}
        />
      )}
      {!isStored && <Warning>{words.notStored}</Warning>}
      {wasSavedElsewhere && <Warning>{words.savedElsewhere}</Warning>}
      {isElsewhere && !wasSavedElsewhere && <Warning>{words.otherTab}</Warning>}
    </Region>,
    document.body,
  );
}

function useOwner(): FormOwner | null {
  const userId = useAuth('UnsavedText', ({ user }) => user?.id);
  const { slug, id, origin, collectionType } = useParams();
  if (userId === undefined || !slug) return null;
  if (collectionType === 'single-types') return { userId, uid: slug, documentId: 'single' };
  return { userId, uid: slug, documentId: origin ? `clone ${origin}` : (id ?? 'create') };
}

/** In every form of the content manager: stores what is typed there, and offers what was not saved. */
export function UnsavedText() {
  const owner = useOwner();
  const [{ query }] = useQueryParams<{ status?: string }>();
  // The published version is only looked at, in the same form.
  if (!owner || query?.status === 'published') return null;
  return (
    <>
      <ButtonsInView />
      <UnsavedTextOf key={Object.values(owner).join(' ')} {...owner} />
    </>
  );
}
