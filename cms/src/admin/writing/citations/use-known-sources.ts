import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import type { CitedSource } from '../answers';
import { annotationsKey, type KnownSources } from '../field/annotations';
import { useAfterChanges } from '../field/use-after-changes';
import { keysOf } from './numbers';
import { writingApi } from './writing-api';

function keysIn(editor: Editor): Set<string> {
  const keys = new Set<string>();
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'citation') for (const key of keysOf(String(node.attrs.mark))) keys.add(key);
  });
  return keys;
}

/** As many as the cms looks up at once; see the contract. */
const MOST = 500;

/**
 * The sources of the keys that are cited. New keys are looked up a moment after they appear; when the cms doesn't answer,
 * with the next change. @returns also how to say what is known already, such as of a source that was just made.
 */
export function useKnownSources(editor: Editor | null): [KnownSources, (source: CitedSource) => void] {
  const [sources, setSources] = useState<KnownSources>(() => new Map());
  const asked = useRef(new Set<string>());
  const [resolve] = writingApi.useResolveReferencesMutation();

  useAfterChanges(editor, async () => {
    const keys = editor ? [...keysIn(editor)] : [];
    const citeKeys = keys.filter((key) => !asked.current.has(key) && !sources.get(key)).slice(0, MOST);
    if (citeKeys.length === 0) return;
    for (const key of citeKeys) asked.current.add(key);
    const answer = await resolve({ citeKeys, sources: [], documents: [] });
    if (!('data' in answer)) {
      for (const key of citeKeys) asked.current.delete(key);
      return;
    }
    const found = new Map(answer.data.sources.map((source) => [source.citeKey, source]));
    setSources((before) => new Map([...before, ...citeKeys.map((key) => [key, found.get(key) ?? null] as const)]));
  });

  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(annotationsKey, { sources }));
  }, [editor, sources]);

  return [sources, (source) => setSources((before) => new Map(before).set(source.citeKey, source))];
}
