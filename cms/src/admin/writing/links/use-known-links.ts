import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import { writingApi } from '../citations/writing-api';
import { annotationsKey } from '../field/annotations';
import { useAfterChanges } from '../field/use-after-changes';
import { isForCms, type KnownLinks, linkKey, linkOf } from './link-state';

/** As many as the cms looks up at once; see the contract. */
const MOST = 500;
/** A draft may be published, or deleted, in another tab meanwhile. */
const FRESH_MS = 60_000;

function linksIn(editor: Editor) {
  const links = new Map<string, NonNullable<ReturnType<typeof linkOf>>>();
  editor.state.doc.descendants((node) => {
    const link = node.isText ? linkOf(node) : null;
    if (link && isForCms(link)) links.set(linkKey(link), link);
  });
  return links;
}

/** Marks in the text which links lead to drafts and which to nothing. New links are looked up a moment after they appear. */
export function useKnownLinks(editor: Editor): void {
  const [links, setLinks] = useState<KnownLinks>(() => new Map());
  const askedAt = useRef(new Map<string, number>());
  const [resolve] = writingApi.useResolveReferencesMutation();

  useAfterChanges(editor, async () => {
    const now = Date.now();
    const isDue = (key: string) => now - (askedAt.current.get(key) ?? Number.NEGATIVE_INFINITY) > FRESH_MS;
    const due = [...linksIn(editor)].filter(([key]) => isDue(key)).slice(0, MOST);
    if (due.length === 0) return;
    for (const [key] of due) askedAt.current.set(key, now);
    const answer = await resolve({ citeKeys: [], sources: [], documents: [], links: due.map(([, link]) => link) });
    if ('data' in answer)
      setLinks((before) => new Map([...before, ...answer.data.links.map((link) => [linkKey(link), link] as const)]));
    else for (const [key] of due) askedAt.current.delete(key);
  });

  useEffect(() => {
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(annotationsKey, { links }));
  }, [editor, links]);
}
