import { unstable_useDocument as useDocument } from '@strapi/content-manager/strapi-admin';
import { Loader } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { conflictWords as words } from '../words/conflicts';
import type { FormOwner, FormValues } from '../writing/drafts/draft';
import { Choices } from './choices';
import { findContestedRelations, resolveRelations } from './contested-relations';
import { mergeForm } from './merge/merge-form';
import type { Choice, Side } from './merge/part';
import { useLabels } from './use-labels';
import type { Conflict } from './use-stale';
import { useWho } from './use-who';

/** A form merged with what is stored. */
interface Merging {
  theirs: FormValues;
  choices: Choice[];
  combined: string[];
  resolve(chosen: ReadonlyMap<string, Side>): FormValues;
}

interface ConflictDialogProps {
  owner: FormOwner;
  conflict: Conflict;
  /** Puts what was merged into the form, on top of what is stored now. */
  onMerged(theirs: FormValues, merged: FormValues): void;
  onClose(): void;
}

/** Fetches the document as it is stored, and merges the form with it. @returns null until that is done. */
function useMerging({ owner: { uid, documentId }, conflict, onClose }: ConflictDialogProps, collectionType: string) {
  const { relationFields } = useLabels(uid, collectionType);
  const { toggleNotification } = useNotification();
  const { document, isLoading, hasError, getInitialFormValues } = useDocument(
    {
      model: uid,
      collectionType,
      documentId: documentId === 'single' ? '' : documentId,
      params: { status: 'draft' },
    },
    { refetchOnMountOrArgChange: true },
  );
  const [merging, setMerging] = useState<Merging | null>(null);
  const merge = async (): Promise<Merging | null> => {
    const theirs = document && getInitialFormValues();
    if (!theirs) return null;
    const { base, mine } = conflict;
    const relations = await findContestedRelations(uid, document.documentId, relationFields, mine);
    const merged = mergeForm(base, mine, theirs);
    return {
      theirs,
      choices: [...merged.choices, ...relations.map(({ choice }) => choice)],
      combined: [...merged.mergedFields, ...merged.theirFields],
      resolve: (chosen) => resolveRelations(merged.resolve(chosen), relations, chosen),
    };
  };
  const latest = useRef({ merge, onClose });
  latest.current = { merge, onClose };
  useEffect(() => {
    if (isLoading) return;
    const fail = () => {
      toggleNotification({ type: 'danger', message: words.notLoaded });
      latest.current.onClose();
    };
    if (hasError) return fail();
    // Once: what is chosen from stays as it is while someone chooses.
    latest.current.merge().then((found) => setMerging((before) => before ?? found), fail);
  }, [isLoading, hasError, toggleNotification]);
  return merging;
}

/**
 * After a save that was refused because someone else changed the document: merges what was typed with what is stored, and
 * asks about what both changed.
 */
export function ConflictDialog(props: ConflictDialogProps) {
  const { owner, conflict, onMerged, onClose } = props;
  const collectionType = owner.documentId === 'single' ? 'single-types' : 'collection-types';
  const labels = useLabels(owner.uid, collectionType);
  const { saved } = useWho(conflict);
  const { toggleNotification } = useNotification();
  const merging = useMerging(props, collectionType);

  const finish = (chosen: ReadonlyMap<string, Side>) => {
    if (!merging) return;
    const { theirs, choices, combined, resolve } = merging;
    onMerged(theirs, resolve(chosen));
    toggleNotification({
      type: 'info',
      message: choices.length + combined.length > 0 ? words.merged(saved) : words.same(saved),
      timeout: 10_000,
    });
  };
  const finishLatest = useRef(finish);
  finishLatest.current = finish;
  const needsNoChoice = merging?.choices.length === 0;
  useEffect(() => {
    if (needsNoChoice) finishLatest.current(new Map());
  }, [needsNoChoice]);

  if (!merging) return <Loader>{words.loading}</Loader>;
  if (needsNoChoice) return null;
  const { choices, combined } = merging;
  return <Choices {...{ choices, combined, conflict, labels, onClose }} onChosen={finish} />;
}
