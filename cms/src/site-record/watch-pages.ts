import { type PageUid, pagePath } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';
import { columnOf, componentTableOf, joinTableOf, tableOf } from '../platform/join-table';
import { kindOf, type PageType, pageTypes } from './page-types';

const MINUTE_MS = 60_000;
const SLUG = '{slug}';

/** The documentIds of a page's topics, as SQL. A topic's page is about that topic. */
function topicsOf(strapi: Core.Strapi, uid: PageUid): string {
  if (uid === 'api::topic.topic') return 'array[cast(page.document_id as text)]';
  const join = joinTableOf(strapi, uid, 'topics');
  if (!join) return `cast('{}' as text[])`;
  return `array(
    select cast(topic.document_id as text) from "${join.table}" link
    join "${tableOf(strapi, 'api::topic.topic')}" topic on topic.id = link."${join.to}"
    where link."${join.from}" = page.id order by 1)`;
}

/** Whether a body has a block for a banner, as SQL. */
function bannerBlockOf(strapi: Core.Strapi, uid: PageUid): string {
  const zone = Object.entries(strapi.contentType(uid).attributes).find(([, { type }]) => type === 'dynamiczone')?.[0];
  const parts = zone && componentTableOf(strapi, uid, zone);
  if (!parts) return 'false';
  return `exists (select from "${parts}" part where part.entity_id = page.id and part.component_type = 'body.banner')`;
}

/** Identifiers and literals come from our own schemas; Postgres's own quoting keeps them what they are. */
function pagesOfType(strapi: Core.Strapi, { uid, title }: PageType): string {
  const [before = '', after = ''] = pagePath(uid, SLUG).split(SLUG);
  return `
    select '${uid}', cast(page.document_id as text), '${before}' || page.slug || '${after}',
      cast(coalesce(page."${columnOf(strapi, uid, title)}", '') as text), '${kindOf[uid]}',
      ${topicsOf(strapi, uid)}, ${bannerBlockOf(strapi, uid)}
    from "${tableOf(strapi, uid)}" page
    where page.published_at is not null and page.slug <> ''
      and (only_type is null or only_type = '${uid}')
      and (only_document is null or page.document_id = only_document)`;
}

const functions = (strapi: Core.Strapi) => `
  -- The pages that the site has now: all of them, those of a type, or that of one document.
  create or replace function patient_press_pages_now(only_type text, only_document text)
  returns table (content_type text, document text, path text, title text, kind text, topics text[], has_banner_block boolean)
  language plpgsql as $$
  #variable_conflict use_column
  begin
    return query ${pageTypes.map((type) => pagesOfType(strapi, type)).join(' union all ')};
  end $$;

  -- Compares these pages with those recorded as current: what differs or is gone is closed, what is new is added.
  create or replace function patient_press_note_pages(only_type text, only_document text) returns void
  language plpgsql as $$
  declare
    moment timestamptz;
    is_first boolean;
  begin
    -- One after the other, on all replicas. Taken last in a transaction, when it commits, so that it never waits in a circle.
    perform pg_advisory_xact_lock(hashtext('patient_press_page_versions'));
    -- Not now(), which is when the transaction began. Milliseconds are what JavaScript's times have.
    moment := date_trunc('milliseconds', clock_timestamp());
    -- All pages are compared at a start: the first time, they were there before. The first page of a new newsroom was not.
    is_first := only_type is null and not exists (select from patient_press_page_versions);
    with found as materialized (
      select * from patient_press_pages_now(only_type, only_document)
    ), closed as (
      update patient_press_page_versions as noted set live_until = moment
        where noted.live_until is null
          and (only_type is null or noted.content_type = only_type)
          and (only_document is null or noted.document = only_document)
          and not exists (
            select from found where found.document = noted.document
              and (found.path, found.title, found.kind, found.topics, found.has_banner_block)
                = (noted.path, noted.title, noted.kind, noted.topics, noted.has_banner_block))
        returning noted.document
    )
    insert into patient_press_page_versions
        (content_type, document, path, title, kind, topics, has_banner_block, live_from, was_there_before)
      -- Counting what was closed has it closed first.
      select found.*, moment, is_first from found, (select count(*) from closed) first
      where found.document in (select document from closed)
        or not exists (
          select from patient_press_page_versions noted where noted.document = found.document and noted.live_until is null);
  end $$;

  create or replace function patient_press_note_page() returns trigger language plpgsql as $$
  declare
    changed jsonb := to_jsonb(coalesce(new, old));
  begin
    if (case when tg_op <> 'INSERT' then old.published_at end) is null
      and (case when tg_op <> 'DELETE' then new.published_at end) is null then return null; end if;
    perform patient_press_note_pages(tg_argv[0], changed ->> 'document_id');
    return null;
  -- A publication never fails for its record: the next comparison, within a minute, adds it.
  exception when others then
    raise warning 'A page could not be recorded: %', sqlerrm;
    return null;
  end $$;
`;

/**
 * Runs when a transaction commits: by then, a page's topics and blocks are stored as well. A migration that changes rows of
 * these tables and then the tables themselves has to run `set constraints all immediate` in between.
 */
const trigger = (table: string, uid: PageUid) => `
  do $$ begin
    if not exists (
      select from pg_trigger where tgname = 'patient_press_note_page' and tgrelid = '"${table}"'::regclass
    ) then
      create constraint trigger patient_press_note_page
        after insert or update or delete on "${table}" deferrable initially deferred
        for each row execute function patient_press_note_page('${uid}');
    end if;
  end $$;
`;

const complain = (strapi: Core.Strapi, error: unknown) =>
  strapi.log.error(
    `Which pages the site has couldn’t be recorded. This is retried every minute. ${error instanceof Error ? error.message : error}`,
  );

const notePages = (strapi: Core.Strapi): Promise<unknown> =>
  strapi.db.connection.raw('select patient_press_note_pages(null, null)');

let comparing: NodeJS.Timeout | undefined;

/**
 * Records from now on which pages the site has, in the transaction that changes them, no matter who changes them. What was changed
 * while no cms ran, or in a relation only, is recorded now and every minute.
 */
export async function startRecordingPages(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (transaction) => {
    // Replicas that start together would make the same functions at the same time.
    await transaction.raw("select pg_advisory_xact_lock(hashtext('patient_press_watch_pages'))");
    await transaction.raw(functions(strapi));
    for (const { uid } of pageTypes) await transaction.raw(trigger(tableOf(strapi, uid), uid));
  });
  const compare = () => notePages(strapi).catch((error: unknown) => complain(strapi, error));
  await compare();
  comparing = setInterval(compare, MINUTE_MS);
  comparing.unref();
}

export function stopRecordingPages(): void {
  clearInterval(comparing);
}
