import { type CitedItem, formatCitationMark } from '@patient-press/shared/citation-marks';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { citationWords as words } from '../../words/writing';
import type { KnownSources } from '../field/annotations';
import { SearchBox } from '../menus/search-box';
import { itemsOf } from './numbers';
import { SourceLine, useSourceChoices } from './use-source-choices';

/** Searches sources. */
function SourceSearch({ onChoose, onNew }: { onChoose(citeKey: string): void; onNew(query: string): void }) {
  const [query, setQuery] = useState('');
  const found = useSourceChoices(query, { onChoose: ({ citeKey }) => onChoose(citeKey), onNew });
  return <SearchBox label={words.search} listLabel={words.picker} value={query} {...found} onChange={setQuery} />;
}

interface ItemProps {
  item: CitedItem;
  sources: KnownSources;
  onPlace(place: string): void;
  onRemove(): void;
}

function Item({ item: { key, place }, sources, onPlace, onRemove }: ItemProps) {
  const source = sources.get(key);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {source ? (
        <SourceLine source={source} />
      ) : (
        <Typography textColor={source === null ? 'danger600' : 'neutral600'}>
          {source === null ? words.unknown(key) : words.unresolved}
        </Typography>
      )}
      <Field.Root>
        <Field.Label>{words.place}</Field.Label>
        <Field.Input
          value={place ?? ''}
          onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => onPlace(target.value)}
        />
      </Field.Root>
      <Button variant="tertiary" size="S" onClick={onRemove}>
        {words.remove}
      </Button>
    </Flex>
  );
}

interface DialogProps {
  editor: Editor;
  /** Where the chip is. */
  at: number;
  sources: KnownSources;
  onClose(): void;
  onNewSource(query: string, range: { from: number; to: number }): void;
}

/** What a chip cites: the place in each source, more sources, fewer. Changes are in the text at once. */
export function CitationDialog({ editor, at, sources, onClose, onNewSource }: DialogProps) {
  const node = editor.state.doc.nodeAt(at);
  const [items, setItems] = useState(() => itemsOf(String(node?.attrs.mark)));
  const [isAdding, setIsAdding] = useState(false);
  const change = (next: CitedItem[]) => {
    setItems(next);
    const { tr } = editor.state;
    const isThere = tr.doc.nodeAt(at)?.type.name === 'citation';
    if (!isThere) return;
    if (next.length === 0) {
      editor.view.dispatch(tr.delete(at, at + 1));
      onClose();
    } else editor.view.dispatch(tr.setNodeAttribute(at, 'mark', formatCitationMark({ items: next })));
  };
  if (isAdding) {
    return (
      <SourceSearch
        onChoose={(key) => {
          if (!items.some((item) => item.key === key)) change([...items, { key, place: null }]);
          setIsAdding(false);
        }}
        onNew={(query) => onNewSource(query, { from: at + 1, to: at + 1 })}
      />
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {items.map((item, index) => (
        <Item
          key={item.key}
          item={item}
          sources={sources}
          onPlace={(place) =>
            change(items.map((one, other) => (other === index ? { ...one, place: place || null } : one)))
          }
          onRemove={() => change(items.filter((_, other) => other !== index))}
        />
      ))}
      <Flex gap={2} wrap="wrap">
        <Button size="S" variant="secondary" onClick={() => setIsAdding(true)}>
          {words.add}
        </Button>
        <Button size="S" onClick={onClose} autoFocus>
          {words.done}
        </Button>
      </Flex>
    </Flex>
  );
}
