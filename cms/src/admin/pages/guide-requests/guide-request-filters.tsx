import { Button, Checkbox, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import type { GuideRequestFilters, GuideRequestList } from '../../../inbox/guide-contract';
import { guideRequestFilterWords as words } from '../../words/guide-requests';
import { dataSubjectWords } from '../../words/request-search';

const ALL = 'all';
const AGREED = 'agreed';

interface Props {
  filters: GuideRequestFilters;
  guides: GuideRequestList['guides'];
  byDataSubject: boolean;
  onChange(change: Partial<GuideRequestFilters>): void;
  onGroup(byDataSubject: boolean): void;
}

function DayField({ label, day, choose }: { label: string; day: string | undefined; choose(day: string): void }) {
  return (
    <Field.Root width="150px">
      <Field.Label>{label}</Field.Label>
      <TextInput
        type="date"
        value={day ?? ''}
        onChange={({ target }: { target: HTMLInputElement }) => choose(target.value)}
      />
    </Field.Root>
  );
}

/** Which requests are shown, and saved as a file. */
export function GuideRequestFilterRow({ filters, guides, byDataSubject, onChange, onGroup }: Props) {
  const { guide, state, agreedToCall = false, from, to } = filters;
  const isNarrowed = guide !== null || state !== 'all' || agreedToCall || Boolean(from ?? to);
  return (
    <Flex alignItems="flex-end" gap={4} wrap="wrap">
      <Field.Root width="240px" maxWidth="100%">
        <Field.Label>{words.guide}</Field.Label>
        <SingleSelect
          value={guide ?? ALL}
          onChange={(chosen) => onChange({ guide: chosen === ALL ? null : String(chosen) })}
        >
          <SingleSelectOption value={ALL}>{words.allGuides}</SingleSelectOption>
          {guides.map(({ documentId, title }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {title}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root width="200px" maxWidth="100%">
        <Field.Label>{words.call}</Field.Label>
        <SingleSelect
          value={agreedToCall ? AGREED : ALL}
          onChange={(chosen) => onChange({ agreedToCall: chosen === AGREED })}
        >
          <SingleSelectOption value={ALL}>{words.all}</SingleSelectOption>
          <SingleSelectOption value={AGREED}>{words.agreedToCall}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <DayField label={words.from} day={from} choose={(day) => onChange({ from: day || undefined })} />
      <DayField label={words.to} day={to} choose={(day) => onChange({ to: day || undefined })} />
      <Flex paddingBottom={2}>
        <Checkbox checked={byDataSubject} onCheckedChange={(checked) => onGroup(checked === true)}>
          {dataSubjectWords.byDataSubject}
        </Checkbox>
      </Flex>
      {isNarrowed && (
        <Button
          variant="ghost"
          size="L"
          onClick={() => onChange({ state: 'all', guide: null, agreedToCall: false, from: undefined, to: undefined })}
        >
          {words.clear}
        </Button>
      )}
    </Flex>
  );
}
