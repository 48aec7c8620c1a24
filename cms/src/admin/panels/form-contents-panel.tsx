import { type PanelComponent, unstable_useDocumentLayout } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { formContentsWords as words } from '../words/form-contents';

/** The forms with a text, which pushes all other fields out of sight. */
const long = ['api::article.article', 'api::guide.guide', 'api::page.page'];

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** How many documents a relation has: those that are saved, and what was changed since. */
function countRelated(saved: unknown, changed: unknown): number {
  const before = isFields(saved) && typeof saved.count === 'number' ? saved.count : 0;
  if (!isFields(changed)) return before;
  return before + lengthOf(changed.connect) - lengthOf(changed.disconnect);
}

/** What a field has, in a word or a number. */
function describeField(type: string, value: unknown, saved: unknown): string {
  if (type === 'relation') return String(countRelated(saved, value) || words.none);
  if (Array.isArray(value)) return String(value.length || words.none);
  if (typeof value === 'string' && type === 'date' && value) return value;
  return value === null || value === undefined || value === '' ? words.empty : words.filledIn;
}

/** The label of a field in the form: Strapi adds a star, or how many it has, and gives fields no ids of their own. */
const labelOf = (label: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('form label')].find(({ textContent }) =>
    [label, `${label}*`].includes(textContent.replace(/\s*\(\d+\)\*?$/, '').trim()),
  );

function show(label: string): void {
  const element = labelOf(label);
  element?.scrollIntoView({ block: 'start' });
  const field = element?.parentElement?.parentElement;
  field
    ?.querySelector<HTMLElement>('input, textarea, [contenteditable="true"], button')
    ?.focus({ preventScroll: true });
}

function Contents({ model, saved }: { model: string; saved: Fields | undefined }) {
  const { edit } = unstable_useDocumentLayout(model);
  const form = useForm('FormContentsPanel', ({ values }) => values);
  const values: Fields = { ...form };
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1} width="100%">
      {edit.layout.flat(2).map(({ name, label, type }) => (
        <Flex key={name} tag="li" justifyContent="space-between" alignItems="baseline" gap={2}>
          <Button variant="ghost" size="S" style={{ paddingInline: 0 }} onClick={() => show(label)}>
            {label}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {describeField(type, values[name], saved?.[name])}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}

/** The edit view's panel: the fields of the form in their order, what each has, and a way there, however long the text is. */
export const FormContentsPanel: PanelComponent = ({ model, document }) =>
  long.includes(model) ? { title: words.title, content: <Contents model={model} saved={document} /> } : null;
