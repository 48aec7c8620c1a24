import { hasPage } from '@patient-press/shared/paths';
import { Flex, Status, Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { isScheduledType } from '../../schedules/contract';
import { bannerStateColumn } from '../banners/state-column';
import { pressApi } from '../press-api';
import { RowSchedule } from '../schedules/row-schedule';
import { listStatusWords as words } from '../words/site';
import { listStatus } from './list-status';

interface Row {
  documentId?: unknown;
  status?: unknown;
}

/** Types without drafts have no status of Strapi's: they are published as soon as they are saved. */
function RowStatus({ documentId, status = 'published' }: Row) {
  const uid = openType();
  const { data, isError } = pressApi.useSiteStatusQuery(undefined, { refetchOnMountOrArgChange: true });
  const site = isError && !data ? { press: 'silent' as const, failure: '' } : data;
  const { variant, word, problem } = listStatus(String(documentId), String(status), site);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Status variant={variant} size="XS" title={problem}>
        <Typography variant="omega" fontWeight="bold" tag="span">
          {word}
        </Typography>
      </Status>
      {isScheduledType(uid) && <RowSchedule uid={uid} documentId={String(documentId)} />}
    </Flex>
  );
}

interface Column {
  name: string;
}

const column = {
  name: 'onTheSite',
  label: { id: 'patient-press.list.status', defaultMessage: words.title },
  attribute: { type: 'custom' },
  searchable: false,
  sortable: false,
  cellFormatter: ({ documentId, status }: Row): ReactNode => <RowStatus documentId={documentId} status={status} />,
};

/**
 * Columns among which Strapi's own status has no place. Strapi adds it after all hooks, to what `map` makes of their columns:
 * a list of this class, too.
 */
class ColumnsWithOneStatus<One extends Column> extends Array<One> {
  override push(...columns: One[]): number {
    return super.push(...columns.filter(({ name }) => name !== 'status'));
  }
}

interface Columns {
  displayedHeaders: Column[];
  layout: unknown;
}

const openType = (): string =>
  decodeURIComponent(/\/collection-types\/([^/]+)/.exec(window.location.pathname)?.[1] ?? '');

/** The column that says where the documents of a type are; null: Strapi's own says all. */
function columnFor(uid: string): Column | null {
  if (uid === 'api::cta-banner.cta-banner') return bannerStateColumn;
  return hasPage(uid) ? column : null;
}

function addColumn({ displayedHeaders, layout }: Columns): Columns {
  const added = columnFor(openType());
  return {
    layout,
    displayedHeaders: added ? ColumnsWithOneStatus.from([...displayedHeaders, added]) : displayedHeaders,
  };
}

/** Lists of banners and of types with pages have one status, which says what readers have. Call it last of what changes columns. */
export const showStatus = (app: Pick<StrapiApp, 'registerHook'>): void =>
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addColumn);
