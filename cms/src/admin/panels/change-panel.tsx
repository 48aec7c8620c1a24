import { LONGEST_NOTE } from '@patient-press/shared/payloads/changes';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Field, Flex, Radio, Textarea, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { type ChangeEvent, useId } from 'react';
import { isChangedType } from '../../rules/change-contract';
import { useMaySchedule } from '../schedules/use-may-schedule';
import { changePanelWords as words } from '../words/changes';

function Choice({ value, label, about }: { value: string; label: string; about: string }) {
  const id = useId();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Radio.Item value={value} aria-describedby={id}>
        {label}
      </Radio.Item>
      <Typography id={id} variant="pi" textColor="neutral600" paddingLeft={7}>
        {about}
      </Typography>
    </Flex>
  );
}

function Note() {
  const { value, onChange, error } = useField<string | null>('changeNote');
  const note = value ?? '';
  return (
    <Field.Root name="changeNote" error={error} hint={words.noteHint(LONGEST_NOTE - note.length)} required>
      <Field.Label>{words.note}</Field.Label>
      <Textarea
        name="changeNote"
        value={note}
        maxLength={LONGEST_NOTE}
        onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange('changeNote', event.target.value)}
        style={{ minBlockSize: '9rem' }}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

function ThisUpdate() {
  const { value, onChange } = useField<string | null>('changeKind');
  const kind = value === 'major' ? 'major' : 'minor';
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Radio.Group
        aria-label={words.question}
        value={kind}
        // What was never chosen is stored as nothing: choosing minor again leaves the form as it was.
        onValueChange={(chosen: string) => onChange('changeKind', chosen === 'major' ? 'major' : null)}
      >
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Choice value="minor" label={words.minor} about={words.aboutMinor} />
          <Choice value="major" label={words.major} about={words.aboutMajor} />
        </Flex>
      </Radio.Group>
      {kind === 'major' && <Note />}
    </Flex>
  );
}

/** The edit view's panel beside Publish: whether an update of what readers have is minor, or major with a note for them. */
export const ChangePanel: PanelComponent = ({ model, document, meta, activeTab }) => {
  const mayPublish = useMaySchedule(model);
  if (!isChangedType(model) || !document?.documentId || activeTab === 'published' || !mayPublish) return null;
  // On the tab of the draft, the other version is the published one.
  const isOnSite = document.status !== 'draft' || (meta?.availableStatus ?? []).length > 0;
  return isOnSite ? { title: words.title, content: <ThisUpdate key={document.documentId} /> } : null;
};
