import { Box, Field, Flex, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { Node } from '@tiptap/pm/model';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { styled } from 'styled-components';
import { chipAt } from '../citations/chip-at';
import { insertCitation } from '../citations/citation-picker';
import { useKnownSources } from '../citations/use-known-sources';
import { type Component, isComponent } from '../document/component-kinds';
import { useKnownLinks } from '../links/use-known-links';
import { BlockHandle } from '../menus/block-handle';
import type { KeyTaker } from '../menus/choices';
import { FindPanel } from '../menus/find-panel';
import { Formatting, type Panel } from '../menus/formatting';
import { InsertMenu } from '../menus/insert-menu';
import { Outline } from '../menus/outline';
import { TableTools } from '../menus/table-tools';
import { triggerKey } from '../menus/trigger';
import { TriggerMenu } from '../menus/trigger-menu';
import { WordCount } from '../menus/word-count';
import type { PasteOptions } from '../paste/paste-extension';
import { PasteNotice } from '../paste/paste-notice';
import { useAfterPaste } from '../paste/use-pasted';
import { Canvas } from './canvas';
import { Dialog, type OpenDialog } from './open-dialog';
import { useUnsentTexts } from './unsent-texts';
import { useAnnotations } from './use-annotations';
import { useGuides } from './use-guides';
import { useZoneEditor } from './use-zone-editor';
import type { FieldActions } from './views';

/** What Strapi's form gives the input of a dynamic zone. */
export interface WritingFieldProps {
  name: string;
  attribute: { components?: string[] };
  label?: ReactNode;
  labelAction?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

const Frame = styled.div<{ $isFull: boolean }>`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  ${({ $isFull }) => $isFull && 'position: fixed; inset: 0; z-index: 400; overflow: auto; padding-block-end: 14rem;'}
`;

/** Stays in view while a long text is scrolled. */
const Head = styled.div`
  position: sticky;
  inset-block-start: 0;
  z-index: 3;
  padding: 0.4rem 0.8rem;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
`;

const noComponents: Component[] = [];

const asComponents = (value: unknown): Component[] => {
  if (!Array.isArray(value) || value.length === 0) return noComponents;
  return value.every(isComponent) ? value : value.filter(isComponent);
};

/** The text of an article, a page or a guide: one continuous document in place of Strapi's list of blocks. */
export function WritingField({
  name,
  attribute,
  label,
  labelAction,
  hint,
  required,
  disabled = false,
}: WritingFieldProps) {
  const { value, onChange, error, rawError } = useField<Component[]>(name);
  const id = useId();
  const container = useRef<HTMLDivElement>(null);
  const keys = useRef<KeyTaker | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [isFull, setIsFull] = useState(false);
  const [guides] = useState(() => Promise.withResolvers<(node: Node) => Promise<string | null>>());
  const after = useAfterPaste();
  const actions = useRef<FieldActions & PasteOptions>({
    onPaste: after.onPaste,
    choosePicture: (at) => setDialog({ kind: 'picture', at }),
    chooseGuide: (at) => setDialog({ kind: 'guide', at }),
    // Blocks are drawn before it is known how their components are called on the server.
    fetchGuideTitle: async (node) => (await guides.promise)(node),
  });
  const unsent = useUnsentTexts();
  const { editor, binding, surface, isMounted } = useZoneEditor({
    name,
    unsent,
    value: asComponents(value),
    isDisabled: disabled,
    attributes: { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-hint` },
    actions,
    keys,
    onChange: (components) => onChange(name, components),
  });
  const { fetchTitle, choose } = useGuides(binding);
  useEffect(() => {
    if (binding) guides.resolve(fetchTitle);
  }, [binding, guides, fetchTitle]);
  const [sources, addSource] = useKnownSources(editor);
  useKnownLinks(editor);
  useAnnotations(editor, binding, rawError);

  const onKeys = useCallback((take: KeyTaker | null) => {
    keys.current = take;
  }, []);
  const open = (next: Panel | null) => {
    if (next === 'link') setDialog({ kind: 'link' });
    else setPanel(next);
  };
  const onNewSource = (query: string, range: { from: number; to: number }) => {
    editor.view.dispatch(editor.state.tr.setMeta(triggerKey, 'dismiss'));
    setDialog({ kind: 'source', query, cite: (citeKey) => insertCitation(editor, range, citeKey) });
  };
  const onEditorKey = (event: KeyboardEvent) => {
    const isMod = event.ctrlKey || event.metaKey;
    const chip = event.key === 'Enter' ? chipAt(editor, event) : null;
    if (chip !== null) setDialog({ kind: 'citation', at: chip });
    else if (isMod && event.key === 'k') open('link');
    else if (isMod && event.key === 'f') open('find');
    else if (panel === 'insert' && event.key === 'Escape') setPanel(null);
    else if (panel === 'insert' && keys.current?.(event.nativeEvent)) event.stopPropagation();
    else if (event.key === 'Escape' && triggerKey.getState(editor.state)?.trigger) {
      editor.view.dispatch(editor.state.tr.setMeta(triggerKey, 'dismiss'));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Field.Root id={id} name={name} hint={hint} error={error} required={required}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Field.Label id={`${id}-label`} action={labelAction}>
          {label ?? name}
        </Field.Label>
        <Frame $isFull={isFull} data-full-screen={isFull || undefined}>
          {!disabled && (
            <Head>
              <Formatting editor={editor} open={panel} onOpen={open} isFull={isFull} onFull={setIsFull} />
              <TableTools editor={editor} />
              {panel === 'find' && <FindPanel editor={editor} onClose={() => setPanel(null)} />}
              {panel === 'outline' && <Outline editor={editor} />}
            </Head>
          )}
          {!disabled && (
            <PasteNotice
              editor={editor}
              after={after}
              onNewSource={(query, cite) => setDialog({ kind: 'source', query, cite })}
            />
          )}
          <Box
            ref={container}
            position="relative"
            onKeyDownCapture={disabled ? undefined : onEditorKey}
            onClick={(event: MouseEvent) => {
              const at = disabled ? null : chipAt(editor, event);
              if (at !== null) setDialog({ kind: 'citation', at });
            }}
          >
            <Canvas>
              <div ref={surface} />
            </Canvas>
            {!disabled && isMounted && (
              <>
                <BlockHandle editor={editor} container={container} />
                <TriggerMenu
                  editor={editor}
                  container={container}
                  allowed={attribute.components ?? []}
                  onKeys={onKeys}
                  onNewSource={onNewSource}
                />
                {panel === 'insert' && (
                  <InsertMenu
                    editor={editor}
                    container={container}
                    allowed={attribute.components ?? []}
                    onClose={() => setPanel(null)}
                    onKeys={onKeys}
                  />
                )}
              </>
            )}
            {dialog && (
              <Dialog
                open={dialog}
                editor={editor}
                container={container}
                sources={sources}
                onOpen={setDialog}
                onGuide={(at, guide) => void choose(editor, at, guide)}
                onSource={(source, cite) => {
                  addSource(source);
                  setDialog(null);
                  cite(source.citeKey);
                }}
              />
            )}
          </Box>
          <Box padding={2}>
            <WordCount editor={editor} />
          </Box>
        </Frame>
        <Typography id={`${id}-hint`} tag="div" variant="pi" textColor="neutral600">
          {hint}
        </Typography>
        <Field.Error />
      </Flex>
    </Field.Root>
  );
}
