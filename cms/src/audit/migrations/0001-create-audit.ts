import type { Migration } from '../../platform/migrations';

/**
 * The audit log. Entries come in through `patient_press_note_audit`, wait until their transaction commits, and are chained
 * then: the lock that gives each the one before is the last that a transaction takes, so it waits for no other.
 *
 * shared/src/audit-chain.ts computes the hash a second time, to verify it.
 */
export const createAudit: Migration = {
  name: 'audit/0001-create-audit',
  async up({ trx }) {
    await trx.raw(`
      create table patient_press_audit (
        -- Counts on by one: a gap is a removed entry.
        id bigint primary key,
        at timestamptz not null,
        actor_kind text not null check (actor_kind in ('user', 'token', 'system', 'unknown')),
        actor_id text not null,
        -- As it was then.
        actor_name text not null,
        action text not null,
        subject_type text not null,
        subject_id text not null,
        subject_title text not null,
        -- Names of fields, counts and ids: no content, and nothing about a reader but the ids of requests.
        detail jsonb not null,
        -- Of the entry before; the first has zeros. Unique: two entries can't follow the same one.
        previous_hash bytea not null unique,
        hash bytea not null
      );
      create index patient_press_audit_at on patient_press_audit (at);
      create index patient_press_audit_actor on patient_press_audit (actor_name, id);
      create index patient_press_audit_action on patient_press_audit (action, id);
      create index patient_press_audit_subject on patient_press_audit (subject_type, id);

      -- Entries of transactions that have yet to commit, and those that couldn't be chained then.
      create table patient_press_audit_waiting (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        actor_kind text not null check (actor_kind in ('user', 'token', 'system', 'unknown')),
        actor_id text not null,
        actor_name text not null,
        action text not null,
        subject_type text not null,
        subject_id text not null,
        subject_title text not null,
        detail jsonb not null,
        -- Whether what it tells of is undone if it can't be recorded.
        is_required boolean not null
      );

      -- SHA-256 of texts as netstrings (https://cr.yp.to/proto/netstrings.txt). No table is named here or in a function's
      -- arguments: a backup is restored functions first.
      create function patient_press_audit_hash(parts text[]) returns bytea language sql immutable as $$
        select sha256(convert_to(string_agg(
          octet_length(convert_to(part, 'UTF8')) || ':' || part || ',', '' order by place), 'UTF8'))
        from unnest(parts) with ordinality as fields (part, place)
      $$;

      -- Everything that is inserted, by any program, becomes the next entry.
      create function patient_press_audit_link() returns trigger language plpgsql as $$
      declare
        last record;
      begin
        perform pg_advisory_xact_lock(hashtext('patient_press_audit'));
        select id, hash into last from patient_press_audit order by id desc limit 1;
        new.id := coalesce(last.id, 0) + 1;
        new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
        new.hash := patient_press_audit_hash(array[
          encode(new.previous_hash, 'hex'),
          cast(new.id as text),
          to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          new.actor_kind, new.actor_id, new.actor_name,
          new.action,
          new.subject_type, new.subject_id, new.subject_title,
          cast(new.detail as text)
        ]);
        return new;
      end
      $$;
      create trigger patient_press_audit_link before insert on patient_press_audit
        for each row execute function patient_press_audit_link();

      create function patient_press_audit_refuse() returns trigger language plpgsql as $$
      begin
        raise exception 'The audit log can’t be changed: entries are only added to it.';
      end
      $$;
      create trigger patient_press_audit_refuse before update or delete or truncate on patient_press_audit
        for each statement execute function patient_press_audit_refuse();

      -- Those from a number on: all that no transaction but this one has, and those that were left.
      create function patient_press_chain_audit(first bigint default 0) returns void language plpgsql as $$
      declare
        waiting record;
      begin
        perform pg_advisory_xact_lock(hashtext('patient_press_audit'));
        for waiting in select * from patient_press_audit_waiting where id >= first order by id loop
          insert into patient_press_audit
            (at, actor_kind, actor_id, actor_name, action, subject_type, subject_id, subject_title, detail)
          values (waiting.at, waiting.actor_kind, waiting.actor_id, waiting.actor_name, waiting.action,
            waiting.subject_type, waiting.subject_id, waiting.subject_title, waiting.detail);
          delete from patient_press_audit_waiting where id = waiting.id;
        end loop;
      end
      $$;

      create function patient_press_audit_commit() returns trigger language plpgsql as $$
      begin
        -- The first entry of a transaction takes the others with it.
        if not exists (select from patient_press_audit_waiting where id = new.id) then return null; end if;
        if new.is_required then
          perform patient_press_chain_audit();
        else
          begin
            perform patient_press_chain_audit();
          exception when others then
            raise warning 'An audit entry waits to be recorded: %', sqlerrm;
          end;
        end if;
        return null;
      end
      $$;
      create constraint trigger patient_press_audit_commit after insert on patient_press_audit_waiting
        deferrable initially deferred for each row execute function patient_press_audit_commit();

      -- What went wrong, for entries that may wait; null: nothing.
      create function patient_press_note_audit(entries jsonb, required boolean) returns text language plpgsql as $$
      declare
        first bigint;
      begin
        first := nextval(pg_get_serial_sequence('patient_press_audit_waiting', 'id'));
        insert into patient_press_audit_waiting
          (actor_kind, actor_id, actor_name, action, subject_type, subject_id, subject_title, detail, is_required)
        select entry.kind, entry.actor, entry.name, entry.action, entry.type, entry.subject, entry.title, entry.detail, required
        from jsonb_to_recordset(entries) as entry
          (kind text, actor text, name text, action text, type text, subject text, title text, detail jsonb);
        if required then
          -- Tried, and taken back until the commit: Strapi doesn't notice when a commit fails, and those who wait for its answer
          -- would take something for done.
          begin
            perform patient_press_chain_audit(first);
            raise exception using errcode = 'PPADT';
          exception when sqlstate 'PPADT' then null;
          end;
        end if;
        return null;
      exception when others then
        if required then raise; end if;
        return sqlerrm;
      end
      $$;
    `);
  },
};
