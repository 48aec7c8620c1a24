import type { LiveFields } from '@patient-press/shared/live-preview';
import { hasPage } from '@patient-press/shared/paths';
import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross, Eye } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useParams } from 'react-router-dom';
import { createGlobalStyle, styled } from 'styled-components';
import { pressApi } from '../../press-api';
import { writingPaneWords as words } from '../../words/writing-pane';
import { useFormValues } from '../drafts/use-form-values';
import { type UnsentTexts, useUnsentTexts } from '../field/unsent-texts';
import { toFields } from './live-fields';
import { LivePage } from './live-page';
import { type PaneSettings, useSettings } from './use-settings';

/** The press's address holds for an hour: a new one comes before that. */
const RENEW_MS = 50 * 60_000;

const PANE_WIDTH = 'clamp(39.2rem, 38vw, 80rem)';

/** Beside the text where there is room for both; below it elsewhere. */
const Pane = styled.section`
  display: flex;
  flex-direction: column;
  background: ${({ theme }) => theme.colors.neutral0};

  @media (min-width: 1100px) {
    position: fixed;
    inset-block: 0;
    inset-inline-end: 0;
    inline-size: ${PANE_WIDTH};
    z-index: 3;
    border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  @media (max-width: 1099px) {
    block-size: 80vh;
    margin-block-start: 1.6rem;
    border-block: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
`;

/**
 * Until the window is wide enough for all, Strapi's list of content types makes room for the page, and the panels beside the
 * form keep a width that can be read.
 */
const RoomForPane = createGlobalStyle`
  @media (min-width: 1100px) {
    main:has(form) { padding-inline-end: ${PANE_WIDTH}; }
  }
  @media (min-width: 1100px) and (max-width: 1799px) {
    div:has(> div > nav[aria-label='Content Manager']) { grid-template-columns: minmax(0, 1fr); }
    div:has(> nav[aria-label='Content Manager']) { display: none; }
    main form div:has(> div > div > div > aside[aria-labelledby='additional-information']) {
      grid-template-columns: minmax(0, 1fr) 22rem;
      > div { grid-column: auto; }
    }
  }
`;

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; name: string }[];
  chosen: T;
  onChoose(value: T): void;
}

function Choice<T extends string>({ label, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <Flex role="group" aria-label={label} gap={1}>
      {options.map(({ value, name }) => (
        <Button
          key={value}
          size="S"
          variant={value === chosen ? 'secondary' : 'ghost'}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {name}
        </Button>
      ))}
    </Flex>
  );
}

const screens = [
  { value: 'phone', name: words.phone },
  { value: 'desktop', name: words.desktop },
] as const;
const themes = [
  { value: 'light', name: words.light },
  { value: 'dark', name: words.dark },
] as const;

/** The fields of the form around it as the press takes them, worked out only when they are sent. */
function useLiveFields(texts: UnsentTexts): () => LiveFields {
  const { contentType, components } = useContentManagerContext();
  const { values, initialValues } = useFormValues();
  return useCallback(() => {
    const savedAt = typeof initialValues.updatedAt === 'string' ? initialValues.updatedAt : null;
    const attributes = contentType?.attributes ?? {};
    return { savedAt, fields: toFields(texts.over(values), { attributes, components }) };
  }, [contentType, components, values, initialValues, texts]);
}

interface PaneContentProps {
  uid: string;
  documentId: string;
  settings: PaneSettings;
  onChange(changes: Partial<PaneSettings>): void;
}

function PaneContent({ uid, documentId, settings, onChange }: PaneContentProps) {
  const texts = useUnsentTexts();
  const fields = useLiveFields(texts);
  const { data, isError } = pressApi.useLivePreviewQuery({ uid, documentId }, { pollingInterval: RENEW_MS });
  return (
    <Pane aria-label={words.title}>
      <Flex justifyContent="space-between" gap={2} padding={2} wrap="wrap">
        <Choice
          label={words.width}
          options={screens}
          chosen={settings.screen}
          onChoose={(screen) => onChange({ screen })}
        />
        <Choice
          label={words.theme}
          options={themes}
          chosen={settings.theme}
          onChoose={(theme) => onChange({ theme })}
        />
        <IconButton label={words.close} variant="ghost" onClick={() => onChange({ isOpen: false })}>
          <Cross />
        </IconButton>
      </Flex>
      {data ? (
        <LivePage url={data.url} fields={fields} texts={texts} settings={settings} />
      ) : (
        <Typography aria-live="polite" textColor="neutral600" style={{ padding: '1.2rem' }}>
          {isError ? words.notLoaded : words.loading}
        </Typography>
      )}
    </Pane>
  );
}

/** The element that the form is in: the pane comes behind it. */
function useMain(): Element | null {
  const [main, setMain] = useState<Element | null>(null);
  useEffect(() => setMain(document.querySelector('main:has(form)')), []);
  return main;
}

function PagePaneOf({ uid, documentId }: { uid: string; documentId: string }) {
  const [settings, change] = useSettings();
  const main = useMain();
  return (
    <>
      <Button
        fullWidth
        variant="tertiary"
        startIcon={<Eye />}
        aria-expanded={settings.isOpen}
        onClick={() => change({ isOpen: !settings.isOpen })}
      >
        {settings.isOpen ? words.hide : words.show}
      </Button>
      {settings.isOpen && main && (
        <>
          <RoomForPane />
          {createPortal(<PaneContent uid={uid} documentId={documentId} settings={settings} onChange={change} />, main)}
        </>
      )}
    </>
  );
}

/** Under Save and Publish, for what has a page: opens the pane with that page. */
export function PagePane() {
  const { slug = '', id, origin } = useParams();
  const [{ query }] = useQueryParams<{ status?: string }>();
  if (!hasPage(slug) || origin || query?.status === 'published') return null;
  return <PagePaneOf key={id} uid={slug} documentId={id ?? 'create'} />;
}
