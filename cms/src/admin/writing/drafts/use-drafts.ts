import { useForm } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { conflictsApi } from '../../conflicts/api';
import { documentKey } from '../../conflicts/document-requests';
import { useStale } from '../../conflicts/use-stale';
import { changedFields, contested, type Draft, type FormOwner, type FormValues, formKey } from './draft';
import { draftStore } from './draft-store';
import { DraftWriter } from './draft-writer';
import { OpenForm } from './open-forms';
import { onSave, type Save } from './saves';
import { type OtherTabs, useAbandonedDrafts } from './use-abandoned-drafts';
import { useFormValues } from './use-form-values';
import { useTypingGoesOn } from './use-typing-goes-on';

/** `crypto.randomUUID` is missing on pages that are not from https. */
const newId = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');

/** Documents that have no id yet are not the same one in two tabs. */
const hasId = ({ documentId }: FormOwner) => !/^(create|clone )/.test(documentId);

const isAbout = ({ uid, documentId }: Save, owner: FormOwner) =>
  uid === owner.uid &&
  (documentId === null ? !hasId(owner) || owner.documentId === 'single' : documentId === owner.documentId);

/** What the other tabs of this browser do with the same document. */
function useOtherTabs(owner: FormOwner, id: string) {
  const form = formKey(owner);
  const [isElsewhere, setIsElsewhere] = useState(false);
  const [wasSavedElsewhere, setWasSavedElsewhere] = useState(false);
  const opened = useRef<OpenForm | null>(null);
  const isShared = hasId(owner);
  useEffect(() => {
    const look = async () => {
      const others = (isShared && (await opened.current?.others())) || [];
      setIsElsewhere(others.length > 0);
      // Its lock is held a moment longer than its news takes: this form itself, drawn elsewhere on a turned tablet, included.
      for (const other of others) void opened.current?.whenClosed(other).then(look);
    };
    const open = new OpenForm(form, id, (news) => {
      if (news === 'saved' && isShared) setWasSavedElsewhere(true);
      if (news === 'closed') void look();
    });
    opened.current = open;
    void look();
    return () => {
      opened.current = null;
      open.close();
    };
  }, [form, id, isShared]);
  const [tabs] = useState<OtherTabs>(() => ({
    fetchOpen: async () => (await opened.current?.others()) ?? [],
    whenClosed: async (other) => opened.current?.whenClosed(other),
  }));
  return { isElsewhere, wasSavedElsewhere, tabs, tellSaved: () => opened.current?.tell('saved') };
}

/** Writes what was typed to a form that opens next: of the document that was made meanwhile, or of a new one. */
export async function passOn(
  owner: FormOwner,
  documentId: string,
  values: FormValues,
  base: FormValues,
): Promise<void> {
  const writer = new DraftWriter({
    id: newId(),
    form: formKey({ ...owner, documentId }),
    store: draftStore,
    onState: () => undefined,
  });
  writer.typed(values, base);
  await writer.flush({ isRest: true });
}

/** Stores in the browser what is typed into the form around it, and finds what was stored before. */
export function useDrafts(owner: FormOwner) {
  const { values, initialValues, getValues } = useFormValues();
  const isModified = useForm('Drafts', (form) => form.modified);
  const [isStored, setIsStored] = useState(true);
  const [id] = useState(newId);
  const form = formKey(owner);
  const [writer] = useState(() => new DraftWriter({ id, form, store: draftStore, onState: setIsStored }));
  const { isElsewhere, wasSavedElsewhere, tabs, tellSaved } = useOtherTabs(owner, id);
  const key = documentKey(owner.uid, owner.documentId);
  const typing = useTypingGoesOn(key);
  const { conflict, show, close } = useStale(key, typing.filled, getValues);
  const restoring = useRef<Draft | null>(null);
  const [fetchAgain] = conflictsApi.useFetchDocumentAgainMutation();
  const abandoned = useAbandonedDrafts(form, id, tabs);

  useEffect(() => {
    if (isModified) writer.typed(values, initialValues);
    else writer.unchanged();
    if (document.visibilityState === 'hidden') void writer.flush();
  }, [writer, values, initialValues, isModified]);

  useEffect(() => {
    const flush = () => void writer.flush();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      void writer.close();
    };
  }, [writer]);

  const heard = useRef<(save: Save) => void>(() => undefined);
  heard.current = (save) => {
    if (!isAbout(save, owner)) return;
    typing.hear(save);
    if (save.phase !== 'saved') return;
    if (save.kind === 'save') tellSaved();
    const isRest = save.kind === 'save' && changedFields(typing.sent(), getValues()).length > 0;
    if (isRest && hasId(owner)) return;
    if (isRest && save.savedId) void passOn(owner, save.savedId, getValues(), typing.sent());
    void writer.forget();
  };
  useEffect(() => onSave((save) => heard.current(save)), []);

  /** What someone else saved in the same fields is shown beside it. */
  const restore = (draft: Draft) => {
    const updatedAt = typing.filled().version?.split(';')[0];
    if (isModified || !updatedAt || !hasId(owner) || contested(draft, initialValues).length === 0)
      return abandoned.restore(draft);
    restoring.current = draft;
    const stale = { documentId: owner.documentId, title: '', change: 'saved' as const, updatedAt, updatedBy: null };
    show({ stale, base: draft.base, mine: draft.values });
  };
  const closeConflict = () => {
    restoring.current = null;
    close();
  };
  const solve = (theirs: FormValues, merged: FormValues) => {
    typing.rebase(theirs, merged);
    if (restoring.current) abandoned.discard(restoring.current);
    closeConflict();
    // For everything around the fields: who saved last, relations, whether readers have it.
    void fetchAgain({ uid: owner.uid, documentId: owner.documentId === 'single' ? null : owner.documentId });
  };

  return { ...abandoned, restore, isStored, isElsewhere, wasSavedElsewhere, conflict, solve, closeConflict };
}
