import { hasPage } from '@patient-press/shared/paths';
import { Flex, Status, Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { pressApi } from '../press-api';
import { onTheSiteWords as words } from '../words/site';

interface Row {
  documentId?: unknown;
  status?: unknown;
}

/** What readers see of a document that Strapi calls published: it agrees with the panel “On the site” of its form. */
function OnTheSite({ documentId, status }: Row) {
  const { data } = pressApi.useSiteStatusQuery(undefined, { refetchOnMountOrArgChange: true });
  if (status === 'draft' || !data) return <Typography textColor="neutral600">–</Typography>;
  if (data.press === 'silent') return <Typography textColor="neutral600">{words.unknown}</Typography>;
  const problem = data.problems.find(({ editPath }) => editPath.includes(`/${String(documentId)}`));
  const [variant, word] = problem ? (['danger', words.notLive] as const) : (['success', words.live] as const);
  return (
    <Flex>
      <Status variant={variant} size="XS" title={problem?.message}>
        <Typography variant="omega" fontWeight="bold" tag="span">
          {word}
        </Typography>
      </Status>
    </Flex>
  );
}

interface Columns {
  displayedHeaders: unknown[];
  layout: unknown;
}

const openType = (): string =>
  decodeURIComponent(/\/collection-types\/([^/]+)/.exec(window.location.pathname)?.[1] ?? '');

const column = {
  name: 'onTheSite',
  label: { id: 'patient-press.list.on-the-site', defaultMessage: words.title },
  attribute: { type: 'custom' },
  searchable: false,
  sortable: false,
  cellFormatter: ({ documentId, status }: Row): ReactNode => <OnTheSite documentId={documentId} status={status} />,
};

const addColumn = ({ displayedHeaders, layout }: Columns): Columns => ({
  layout,
  displayedHeaders: hasPage(openType()) ? [...displayedHeaders, column] : displayedHeaders,
});

/** Lists of types with pages show what readers have. Call it while the admin starts. */
export const showOnTheSite = (app: Pick<StrapiApp, 'registerHook'>): void =>
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addColumn);
