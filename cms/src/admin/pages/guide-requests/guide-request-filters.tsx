import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { type GuideRequestFilters, type GuideRequestList, guideRequestStates } from '../../../inbox/guide-contract';
import { stateWords } from './words';

const ALL = 'all';
const AGREED = 'agreed';

interface Props {
  filters: GuideRequestFilters;
  guides: GuideRequestList['guides'];
  onChange(change: Partial<GuideRequestFilters>): void;
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
export function GuideRequestFilterRow({ filters, guides, onChange }: Props) {
  const { guide, state, agreedToCall = false, from, to } = filters;
  const isNarrowed = guide !== null || state !== 'all' || agreedToCall || Boolean(from ?? to);
  return (
    <Flex alignItems="flex-end" gap={4} wrap="wrap">
      <Field.Root width="200px" maxWidth="100%">
        <Field.Label>What became of it</Field.Label>
        <SingleSelect
          value={state}
          onChange={(chosen) => onChange({ state: guideRequestStates.find((one) => one === chosen) ?? 'all' })}
        >
          {guideRequestStates.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {stateWords[one]}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root width="240px" maxWidth="100%">
        <Field.Label>Guide</Field.Label>
        <SingleSelect
          value={guide ?? ALL}
          onChange={(chosen) => onChange({ guide: chosen === ALL ? null : String(chosen) })}
        >
          <SingleSelectOption value={ALL}>All guides</SingleSelectOption>
          {guides.map(({ documentId, title }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {title}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root width="200px" maxWidth="100%">
        <Field.Label>Call</Field.Label>
        <SingleSelect
          value={agreedToCall ? AGREED : ALL}
          onChange={(chosen) => onChange({ agreedToCall: chosen === AGREED })}
        >
          <SingleSelectOption value={ALL}>All</SingleSelectOption>
          <SingleSelectOption value={AGREED}>Agreed to a call</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <DayField label="Asked from" day={from} choose={(day) => onChange({ from: day || undefined })} />
      <DayField label="Asked to" day={to} choose={(day) => onChange({ to: day || undefined })} />
      {isNarrowed && (
        <Button
          variant="ghost"
          size="L"
          onClick={() => onChange({ state: 'all', guide: null, agreedToCall: false, from: undefined, to: undefined })}
        >
          Show all
        </Button>
      )}
    </Flex>
  );
}
