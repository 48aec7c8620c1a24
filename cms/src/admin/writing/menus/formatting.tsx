import {
  ArrowsCounterClockwise,
  ArrowsOut,
  Bold,
  Book,
  BulletList,
  Code,
  Italic,
  Link,
  List,
  NumberList,
  Plus,
  Quotes,
  Search,
} from '@strapi/icons';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { findWords, styleWords, writingWords } from '../../words/writing';
import { headingLevels } from '../schema/heading';
import { toggleStyle } from '../schema/marks';
import { Tool, ToolBar } from './tool-bar';

export type Panel = 'insert' | 'link' | 'find' | 'outline';

const marks: { name: 'bold' | 'italic' | 'subscript' | 'superscript' | 'code'; icon: ReactNode }[] = [
  { name: 'bold', icon: <Bold /> },
  { name: 'italic', icon: <Italic /> },
  { name: 'superscript', icon: <span aria-hidden>x²</span> },
  { name: 'subscript', icon: <span aria-hidden>x₂</span> },
  { name: 'code', icon: <Code /> },
];

const textTypes = [
  { value: 'paragraph', label: styleWords.paragraph },
  ...headingLevels.map((level) => ({ value: `heading${level}`, label: styleWords.heading(level) })),
  { value: 'quote', label: styleWords.quote },
  { value: 'codeBlock', label: styleWords.codeBlock },
];

function setTextType(editor: Editor, value: string): void {
  const level = Number(/^heading(\d)$/.exec(value)?.[1]);
  const chain = editor.chain().focus();
  if (level) chain.setNode('heading', { level }).run();
  else chain.setNode(value).run();
}

/** What the toolbar shows of where the cursor is. */
const look = (editor: Editor) => {
  const { parent } = editor.state.selection.$from;
  const isText = parent.type.isInGroup('textBlock');
  return {
    type: parent.type.name === 'heading' ? `heading${parent.attrs.level}` : parent.type.name,
    isText,
    canStyle: isText && !parent.type.spec.code,
    canCite: editor.can().insertContent({ type: 'citation', attrs: { mark: '[@x]' } }) && !parent.type.spec.code,
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
    active: Object.fromEntries(
      [...marks.map(({ name }) => name), 'link', 'bulletList', 'orderedList'].map((name) => [
        name,
        editor.isActive(name),
      ]),
    ),
  };
};

interface FormattingProps {
  editor: Editor;
  open: Panel | null;
  onOpen(panel: Panel | null): void;
  isFull: boolean;
  onFull(isFull: boolean): void;
}

/** The toolbar above the text. */
export function Formatting({ editor, open, onOpen, isFull, onFull }: FormattingProps) {
  const state = useEditorState({ editor, selector: () => look(editor) });
  const tool = (
    label: string,
    icon: ReactNode,
    act: () => void,
    { pressed, disabled = false }: { pressed?: boolean | undefined; disabled?: boolean } = {},
  ) => (
    <Tool
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {icon}
    </Tool>
  );
  const panel = (name: Panel, label: string, icon: ReactNode, text?: string, disabled = false) => (
    <Tool
      type="button"
      aria-label={label}
      title={label}
      aria-expanded={open === name}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onOpen(open === name ? null : name)}
    >
      {icon}
      {text}
    </Tool>
  );
  const list = (name: 'bulletList' | 'orderedList', icon: ReactNode) =>
    tool(styleWords[name], icon, () => editor.chain().focus().toggleList(name, 'listItem').run(), {
      pressed: state.active[name],
      disabled: !state.isText,
    });
  return (
    <ToolBar label={writingWords.toolbar}>
      {panel('insert', writingWords.insertMenu, <Plus />, writingWords.insert)}
      <select
        aria-label={styleWords.textType}
        value={textTypes.some(({ value }) => value === state.type) ? state.type : ''}
        disabled={!state.isText}
        onChange={({ target }) => setTextType(editor, target.value)}
      >
        {!state.isText && <option value="">{styleWords.textType}</option>}
        {textTypes.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {marks.map(({ name, icon }) => (
        <span key={name}>
          {tool(styleWords[name], icon, () => toggleStyle(editor, name), {
            pressed: state.active[name],
            disabled: !state.canStyle,
          })}
        </span>
      ))}
      {panel('link', styleWords.link, <Link />, undefined, !state.canStyle)}
      {tool(styleWords.cite, <Book />, () => editor.chain().focus().insertContent('[@').run(), {
        disabled: !state.canCite,
      })}
      {list('bulletList', <BulletList />)}
      {list('orderedList', <NumberList />)}
      {tool(styleWords.quote, <Quotes />, () => editor.chain().focus().toggleNode('quote', 'paragraph').run(), {
        pressed: state.type === 'quote',
        disabled: !state.isText,
      })}
      {tool(writingWords.undo, <ArrowsCounterClockwise />, () => editor.chain().focus().undo().run(), {
        disabled: !state.canUndo,
      })}
      {tool(
        writingWords.redo,
        <ArrowsCounterClockwise style={{ transform: 'scaleX(-1)' }} />,
        () => editor.chain().focus().redo().run(),
        { disabled: !state.canRedo },
      )}
      {panel('find', findWords.open, <Search />)}
      {panel('outline', writingWords.outline, <List />)}
      {tool(isFull ? writingWords.leaveFullScreen : writingWords.fullScreen, <ArrowsOut />, () => onFull(!isFull), {
        pressed: isFull,
      })}
    </ToolBar>
  );
}
