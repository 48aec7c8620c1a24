import { Editor } from '@tiptap/core';
import { type MutableRefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Component } from '../document/component-kinds';
import { readZone, withLastLine } from '../document/zone';
import type { KeyTaker } from '../menus/choices';
import type { PasteOptions } from '../paste/paste-extension';
import { uploads } from '../paste/uploads';
import { fieldExtensions } from './extensions';
import { onFlush } from './flush-fields';
import type { UnsentTexts } from './unsent-texts';
import type { FieldActions } from './views';
import { ZoneBinding } from './zone-binding';

interface ZoneEditorOptions {
  name: string;
  unsent: UnsentTexts;
  value: Component[];
  isDisabled: boolean;
  /** The field's label, hint and error, for screen readers. */
  attributes: Record<string, string>;
  actions: MutableRefObject<FieldActions & PasteOptions>;
  keys: MutableRefObject<KeyTaker | null>;
  onChange(components: Component[]): void;
}

/** What a press on the mouse, a shortcut or leaving the field may do with the form: it has to have all that was typed. */
function flushEarly(editor: Editor, binding: ZoneBinding): () => void {
  const flush = () => binding.flush();
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) flush();
  };
  editor.on('blur', flush);
  window.addEventListener('pointerdown', flush, true);
  window.addEventListener('keydown', onKey, true);
  document.addEventListener('visibilitychange', flush);
  const stops = [uploads.onPlaced(flush), onFlush(flush)];
  return () => {
    for (const stop of stops) stop();
    editor.off('blur', flush);
    window.removeEventListener('pointerdown', flush, true);
    window.removeEventListener('keydown', onKey, true);
    document.removeEventListener('visibilitychange', flush);
  };
}

/**
 * An editor that is held together with a zone of Strapi's form.
 * @returns also the element that it is drawn in, and whether it is: before that, nothing can ask where things are.
 */
export function useZoneEditor({
  name,
  unsent,
  value,
  isDisabled,
  attributes,
  actions,
  keys,
  onChange,
}: ZoneEditorOptions) {
  const [first] = useState(() => ({ value, ...readZone(value, '0') }));
  const latest = useRef(onChange);
  latest.current = onChange;
  const [editor] = useState(
    () =>
      new Editor({
        element: null,
        extensions: fieldExtensions(
          {
            choosePicture: (pos) => actions.current.choosePicture(pos),
            chooseGuide: (pos) => actions.current.chooseGuide(pos),
            fetchGuideTitle: (node) => actions.current.fetchGuideTitle(node),
            onPaste: (pasted, into) => actions.current.onPaste(pasted, into),
          },
          (event) => keys.current?.(event) ?? false,
        ),
        content: withLastLine(first.document),
        editable: !isDisabled,
        editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true', ...attributes } },
      }),
  );
  const surface = useRef<HTMLDivElement>(null);
  const [isMounted, setIsMounted] = useState(false);
  // TipTap's own hook makes another editor when the first was not drawn within a millisecond.
  useLayoutEffect(() => {
    if (!surface.current) return;
    editor.mount(surface.current);
    setIsMounted(true);
    return () => editor.unmount();
  }, [editor]);
  const [binding, setBinding] = useState<ZoneBinding | null>(null);

  useEffect(() => {
    const made = new ZoneBinding(editor, first.value, first.originals, {
      form: (components) => {
        unsent.sending(name, components);
        latest.current(components);
      },
      followers: () => (unsent.isHeard ? (components) => unsent.set(name, components) : null),
    });
    const changed = () => made.changed();
    editor.on('update', changed);
    const stop = flushEarly(editor, made);
    setBinding(made);
    return () => {
      stop();
      editor.off('update', changed);
      made.dispose();
      unsent.received(name);
    };
  }, [editor, first, name, unsent]);

  useEffect(() => {
    const isOther = binding?.receive(value) ?? false;
    unsent.received(name, isOther ? undefined : value);
  }, [binding, value, name, unsent]);
  useEffect(() => editor.setEditable(!isDisabled, false), [editor, isDisabled]);
  return { editor, binding, surface, isMounted };
}
