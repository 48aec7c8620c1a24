import { sourceKinds } from '@patient-press/shared/payloads/source';
import { Button, Field, Flex, Modal, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { errorMessage } from '../../error-message';
import { commonWords } from '../../words/common';
import { sourceFormWords as words } from '../../words/writing';
import type { CitedSource, NewSource } from '../answers';
import { writingApi } from './writing-api';

type SourceKind = (typeof sourceKinds)[number];

type Values = Record<'title' | 'author' | 'containerTitle' | 'publishedOn' | 'doi' | 'pmid' | 'url', string>;

const isDoi = (query: string) => /^10\.\d{4,9}\/\S+$/.test(query);

/** What was searched for is the DOI, the PMID or the title of what was not found. */
const begun = (query: string): Values => ({
  title: isDoi(query) || /^\d{6,9}$/.test(query) ? '' : query,
  author: '',
  containerTitle: '',
  publishedOn: '',
  doi: isDoi(query) ? query : '',
  pmid: /^\d{6,9}$/.test(query) ? query : '',
  url: '',
});

const fields: readonly { name: keyof Values; label: string; hint?: string }[] = [
  { name: 'title', label: words.workTitle },
  { name: 'author', label: words.author },
  { name: 'publishedOn', label: words.published, hint: words.publishedHint },
  { name: 'containerTitle', label: words.container },
  { name: 'doi', label: words.doi },
  { name: 'pmid', label: words.pmid },
  { name: 'url', label: words.url },
];

function toSource({ author, ...texts }: Values, kind: SourceKind): NewSource {
  const given = Object.entries(texts).filter(([, text]) => text.trim());
  return {
    kind,
    title: texts.title.trim(),
    ...(author.trim() && { authorNames: [{ family: author.trim() }] }),
    ...Object.fromEntries(given.map(([name, text]) => [name, text.trim()])),
  };
}

/** Strapi's words for a kind of source are in the content types; here they are made of its name. */
const kindName = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');

interface FormProps {
  query: string;
  onCreated(source: CitedSource): void;
  onClose(): void;
}

/** Makes a source while writing, with what is at hand. */
export function SourceForm({ query, onCreated, onClose }: FormProps) {
  const [values, setValues] = useState(() => begun(query));
  const [kind, setKind] = useState<SourceKind>('journal-article');
  const [problem, setProblem] = useState<string | null>(null);
  const [createSource, { isLoading }] = writingApi.useCreateSourceMutation();
  const create = async () => {
    const answer = await createSource(toSource(values, kind));
    if ('data' in answer) onCreated(answer.data);
    else setProblem(errorMessage(answer.error, words.notSaved));
  };
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{words.title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography textColor="neutral600">{words.hint}</Typography>
            {problem && (
              <Typography role="alert" textColor="danger600">
                {problem}
              </Typography>
            )}
            <Field.Root>
              <Field.Label>{words.kind}</Field.Label>
              <SingleSelect
                value={kind}
                onChange={(value: string | number) =>
                  setKind(sourceKinds.find((one) => one === value) ?? 'journal-article')
                }
              >
                {sourceKinds.map((one) => (
                  <SingleSelectOption key={one} value={one}>
                    {kindName(one)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
            {fields.map(({ name, label, hint }) => (
              <Field.Root key={name} hint={hint} required={name === 'title'}>
                <Field.Label>{label}</Field.Label>
                <Field.Input
                  value={values[name]}
                  onChange={({ target }: React.ChangeEvent<HTMLInputElement>) =>
                    setValues({ ...values, [name]: target.value })
                  }
                />
                <Field.Hint />
              </Field.Root>
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button loading={isLoading} disabled={!values.title.trim()} onClick={() => void create()}>
            {words.create}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
