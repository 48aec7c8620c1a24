import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';
import { type ReactNode, useState } from 'react';
import { citationWords, sourceListWords as words } from '../../words/writing';
import type { CitedSource } from '../answers';
import { SourceForm } from '../citations/source-form';
import { useSourceChoices } from '../citations/use-source-choices';
import { useFormValues } from '../drafts/use-form-values';
import { SearchBox } from '../menus/search-box';
import { citedInForm, entriesIn, moved, newEntry, type Row, rowsOf } from './entries';
import { SourceRow } from './source-row';
import { useEntrySources } from './use-entry-sources';

/** What Strapi's form gives an input of its own kind. */
interface Props {
  name: string;
  label?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** Searches sources by title, author, journal, year, DOI and PMID, or makes a new one. */
function AddSource({ onAdd }: { onAdd(source: CitedSource): void }) {
  const [query, setQuery] = useState<string | null>(null);
  const [newFrom, setNewFrom] = useState<string | null>(null);
  const add = (source: CitedSource) => {
    onAdd(source);
    setQuery(null);
    setNewFrom(null);
  };
  const found = useSourceChoices(query ?? '', { onChoose: add, onNew: setNewFrom });
  if (newFrom !== null) return <SourceForm query={newFrom} onCreated={add} onClose={() => setNewFrom(null)} />;
  if (query === null)
    return (
      <Button variant="secondary" startIcon={<Plus />} onClick={() => setQuery('')}>
        {words.add}
      </Button>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Box style={{ maxBlockSize: '40rem', overflowY: 'auto' }}>
        <SearchBox
          label={citationWords.search}
          listLabel={citationWords.picker}
          value={query}
          {...found}
          onChange={setQuery}
        />
      </Box>
      <Button variant="tertiary" onClick={() => setQuery(null)}>
        {words.close}
      </Button>
    </Flex>
  );
}

function Group({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {children}
      </Flex>
    </Flex>
  );
}

const keyOf = ({ entry, source, index }: Row): string =>
  entry?.__temp_key__ ?? (entry?.id === undefined ? `${source?.citeKey} ${index}` : String(entry.id));

/**
 * The sources of an article, a page or a guide, as readers see them: what the text cites by its numbers, and what was also
 * consulted. What is cited comes and goes with the text; the rest, editors add, order and remove.
 */
function SourcesList({ name, label, hint, required = false, disabled = false }: Props) {
  const { value, onChange, error } = useField(name);
  const { values } = useFormValues();
  const { slug: uid } = useContentManagerContext();
  const entries = entriesIn(value);
  const keys = citedInForm(uid, values);
  const { sourceOf, byKey } = useEntrySources(entries, keys);
  const { cited, consulted } = rowsOf(entries, sourceOf, keys, byKey);

  const remove = (index: number) =>
    onChange(
      name,
      entries.filter((_, at) => at !== index),
    );
  const move = (row: Row, neighbor: Row | undefined) => {
    const [from, to] = [row.index, neighbor?.index];
    return from === null || to === null || to === undefined
      ? undefined
      : () => onChange(name, moved(entries, from, to));
  };
  const [refused, setRefused] = useState<string | null>(null);
  const add = (source: CitedSource) => {
    const isListed = [...cited, ...consulted].some((row) => row.source?.documentId === source.documentId);
    setRefused(isListed ? source.title : null);
    if (!isListed) onChange(name, [...entries, newEntry(source)]);
  };
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Field.Label>{label ?? name}</Field.Label>
        <Group title={words.cited}>
          {cited.map((row) => (
            <SourceRow key={keyOf(row)} row={row} name={name} isDisabled={disabled} />
          ))}
        </Group>
        <Group title={words.consulted}>
          {consulted.map((row, at) => (
            <SourceRow
              key={keyOf(row)}
              row={row}
              name={name}
              isDisabled={disabled}
              onUp={move(row, consulted[at - 1])}
              onDown={move(row, consulted[at + 1])}
              onRemove={() => row.index !== null && remove(row.index)}
            />
          ))}
        </Group>
        {cited.length + consulted.length === 0 && <Typography textColor="neutral600">{words.none}</Typography>}
        {refused !== null && (
          <Typography role="status" textColor="warning700">
            {words.alreadyListed(refused)}
          </Typography>
        )}
        {!disabled && (
          <Box>
            <AddSource onAdd={add} />
          </Box>
        )}
        <Field.Hint />
        <Field.Error />
      </Flex>
    </Field.Root>
  );
}

/** The input of the custom field “sources”. */
export function SourcesField(props: object) {
  // Strapi's types say nothing of what it gives to an added field: https://docs.strapi.io/cms/features/custom-fields
  return <SourcesList {...(props as Props)} />;
}
