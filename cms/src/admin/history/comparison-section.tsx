import { Checkbox, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Comparison, ListedVersion } from '../../versions/contract';
import { errorMessage } from '../error-message';
import { Section } from '../section';
import { historyWords, compareWords as words } from '../words/history';
import { DifferenceList } from './difference-view';
import { historyApi, type OfDocument } from './history-api';
import { RestoreButton } from './restore-button';
import { nameOf } from './version-facts';

/** Which two versions are compared. */
export interface Choice {
  /** Undefined: the one before. */
  from: string | undefined;
  to: string;
}

interface ChoiceProps {
  label: string;
  value: string;
  versions: readonly ListedVersion[];
  /** What the first choice is called; none: every choice is a version. */
  first?: string;
  choose(id: string): void;
}

function VersionChoice({ label, value, versions, first, choose }: ChoiceProps) {
  return (
    <Field.Root flex="1 1 240px" minWidth="0">
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(id) => choose(String(id))}>
        {first && <SingleSelectOption value="before">{first}</SingleSelectOption>}
        {versions
          .filter(({ hasContent }) => hasContent)
          .map((version) => (
            <SingleSelectOption key={version.id} value={version.id}>
              {`${nameOf(version)} – ${version.author ?? historyWords.bySystem}`}
            </SingleSelectOption>
          ))}
      </SingleSelect>
    </Field.Root>
  );
}

function Answer({ answer }: { answer: Comparison }) {
  const [showsSame, setShowsSame] = useState(false);
  const isSame = answer.fields.every(({ change }) => change === 'same');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Checkbox checked={showsSame} onCheckedChange={(checked) => setShowsSame(checked === true)}>
        {words.showSame}
      </Checkbox>
      <Typography variant="pi" textColor="neutral600" aria-live="polite">
        {isSame ? words.same : words.legend}
      </Typography>
      {!answer.isWhole && <Typography textColor="warning700">{words.notWhole}</Typography>}
      <DifferenceList differences={answer.fields} showsSame={showsSame} />
    </Flex>
  );
}

interface Props extends OfDocument {
  choice: Choice;
  versions: readonly ListedVersion[];
  mayRestore: boolean;
  isDeleted: boolean;
  hasDrafts: boolean;
  onChoose(choice: Choice): void;
}

/** What differs between two versions, and the newer one of them restored. */
export function ComparisonSection(props: Props) {
  const { uid, documentId, choice, versions, mayRestore, onChoose } = props;
  const { currentData, error } = historyApi.useComparedVersionsQuery({ uid, documentId, ...choice });
  return (
    <Section
      title={words.title}
      beside={mayRestore && currentData && <RestoreButton {...props} version={currentData.to} />}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={4} wrap="wrap" alignItems="flex-start">
          <VersionChoice
            label={words.from}
            first={words.before}
            value={choice.from ?? 'before'}
            versions={versions}
            choose={(id) => onChoose({ ...choice, from: id === 'before' ? undefined : id })}
          />
          <VersionChoice
            label={words.to}
            value={choice.to}
            versions={versions}
            choose={(id) => onChoose({ ...choice, to: id })}
          />
        </Flex>
        {currentData && !currentData.from && <Typography textColor="neutral600">{words.nothingBefore}</Typography>}
        {error && <Typography textColor="danger600">{errorMessage(error, words.notLoaded)}</Typography>}
        {!error && (currentData ? <Answer answer={currentData} /> : <Page.Loading />)}
      </Flex>
    </Section>
  );
}
