import { unstable_useContentManagerContext as useContentManager } from '@strapi/content-manager/strapi-admin';
import { Box, Link, TextButton, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { checkWords as words } from '../words/checks';
import { type FoundError, isMessage, listErrors } from './form-errors';
import { showError, showFirstError } from './show-error';

const List = styled.ul`
  max-block-size: min(24rem, 25dvh);
  overflow: auto;
  overflow-wrap: anywhere;
  li { padding-block: 0.4rem; }
  button { text-align: start; }
  button span { white-space: normal; }
`;

/** What a field is called in the form, with the number of the item it is in. */
function useLabels(): { order: string[]; labelOf(path: readonly string[]): string } {
  const { layout, components } = useContentManager();
  const fields = layout.edit.layout.flat(2);
  const labelOf = (path: readonly string[]) => {
    const field = fields.find(({ name }) => name === path[0]);
    const number = path.find((key) => /^\d+$/.test(key));
    const last = path.at(-1) ?? '';
    const component = field?.attribute.type === 'component' ? field.attribute.component : '';
    const inner = layout.edit.components[component]?.layout.flat().find(({ name }) => name === last);
    const isKnown = component in components && inner !== undefined;
    return [field?.label ?? path[0], number && String(Number(number) + 1), isKnown && inner.label]
      .filter(Boolean)
      .join(', ');
  };
  return { order: fields.map(({ name }) => name), labelOf };
}

function Item({ error, label }: { error: FoundError; label: string }) {
  const { formatMessage } = useIntl();
  const { path, message, link } = error;
  const shown = isMessage(message)
    ? // Values are what Strapi's own checks put there: numbers and words.
      formatMessage(message, message.values as Record<string, string | number>)
    : message;
  // Ours name the field.
  const isOurs = !isMessage(message) || link;
  return (
    <li>
      <TextButton onClick={() => showError(path, shown)}>
        {isOurs ? shown : words.about({ label, message: shown })}
      </TextButton>
      {link && (
        <Link tag={RouterLink} to={link.href} target="_blank" aria-label={words.openOtherNamed(link.title)}>
          {words.openOther}
        </Link>
      )}
    </li>
  );
}

/**
 * Beside Save and Publish, also on phones: everything that a save or a publication was refused for, with a way to each field.
 * The first is scrolled to at once.
 */
export function ErrorSummary() {
  const errors = useForm('ErrorSummary', (form) => form.errors);
  const { order, labelOf } = useLabels();
  const found = listErrors(errors, order);
  useEffect(() => (Object.keys(errors).length > 0 ? showFirstError() : undefined), [errors]);
  if (found.length === 0) return null;
  return (
    <Box tag="section" aria-label={words.summary(found.length)} width="100%" data-error-summary>
      <Typography tag="h3" variant="omega" fontWeight="bold" textColor="danger600">
        {words.summary(found.length)}
      </Typography>
      <List>
        {found.map((error) => (
          <Item key={`${error.path.join('.')}`} error={error} label={labelOf(error.path)} />
        ))}
      </List>
    </Box>
  );
}
