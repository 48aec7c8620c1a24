import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { type AuditChoices, type AuditFilters, auditAreas } from '../../../audit/contract';
import { auditTypes, auditWords } from '../../../audit/words';
import { auditLogWords as words } from '../../words/audit-log';

const ALL = '';

interface Option {
  value: string;
  label: string;
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  options: readonly Option[];
  onChange(value: string | undefined): void;
}

/** A filter that is one of some values, or off. */
function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <Field.Root width="190px" maxWidth="100%">
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value ?? ALL} onChange={(chosen) => onChange(String(chosen) || undefined)}>
        <SingleSelectOption value={ALL}>{all}</SingleSelectOption>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

function Day({ label, day, onChange }: { label: string; day: string | undefined; onChange(day?: string): void }) {
  return (
    <Field.Root width="160px">
      <Field.Label>{label}</Field.Label>
      <TextInput
        type="date"
        value={day ?? ''}
        onChange={({ target }: { target: HTMLInputElement }) => onChange(target.value || undefined)}
      />
    </Field.Root>
  );
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

interface Props {
  filters: AuditFilters;
  choices: AuditChoices;
  onChange(filters: AuditFilters): void;
}

/** Which entries are shown, and saved as a file. */
export function AuditFilterRow({ filters, choices, onChange }: Props) {
  const { person, area, type, from, to } = filters;
  const change = (changes: AuditFilters) => onChange({ ...filters, ...changes });
  const types = choices.types
    .map((value) => ({ value, label: capitalized(auditTypes[value] ?? value) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <Flex tag="form" role="search" aria-label={words.filters} alignItems="flex-end" gap={4} wrap="wrap">
      <Choice
        label={words.person}
        all={words.everyone}
        value={person}
        options={choices.people.map((name) => ({ value: name, label: name }))}
        onChange={(chosen) => change({ person: chosen })}
      />
      <Choice
        label={words.area}
        all={words.everything}
        value={area}
        options={auditAreas.map((value) => ({ value, label: auditWords.areas[value] }))}
        onChange={(chosen) => change({ area: auditAreas.find((one) => one === chosen) })}
      />
      <Choice
        label={words.type}
        all={words.allTypes}
        value={type}
        options={types}
        onChange={(chosen) => change({ type: chosen })}
      />
      <Day label={words.from} day={from} onChange={(day) => change({ from: day })} />
      <Day label={words.to} day={to} onChange={(day) => change({ to: day })} />
      {Object.values(filters).some(Boolean) && (
        <Button variant="ghost" size="L" onClick={() => onChange({})}>
          {words.clear}
        </Button>
      )}
    </Flex>
  );
}
