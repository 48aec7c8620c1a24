import type { Populate, Populated } from '@patient-press/shared/payloads/populate';
import type { Core, Struct, UID } from '@strapi/strapi';
import { columnOf, componentTableOf, hasDrafts, joinTableOf, tableOf } from './join-table';

type Attribute = Struct.SchemaAttributes[string];

const FILE = 'plugin::upload.file';

/** Strapi stores times without a zone, in that of the process that writes them. */
const { timeZone: storedIn } = Intl.DateTimeFormat().resolvedOptions();

/** Identifiers and literals come from our own schemas; quoting keeps them what they are. */
const quoted = (name: string) => `"${name}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

const object = (rows: string) => `(select row_to_json(part) from (${rows} limit 1) part)`;
const array = (rows: string) => `(select coalesce(json_agg(part), '[]') from (${rows}) part)`;

/** Which versions of documents are read, and what of each. */
export interface DocumentForm {
  version: 'draft' | 'published';
  /** What every row of a type or a component begins with, as SQL. */
  identity(uid: UID.Schema, row: string): string[];
  /** Whether a field that is neither a relation, a medium nor a component is read. */
  hasField(uid: UID.Schema, name: string): boolean;
  /** What is read of a document or a file that is pointed at, as SQL: a select list. */
  linked(uid: UID.Schema, row: string, fields: readonly string[], read: (name: string, as?: string) => string): string;
}

/** Writes the query for the documents of a type. */
class DocumentQuery {
  /** Each table in the query has an alias of its own. */
  #aliases = 0;

  private readonly strapi: Core.Strapi;
  private readonly form: DocumentForm;

  constructor(strapi: Core.Strapi, form: DocumentForm) {
    this.strapi = strapi;
    this.form = form;
  }

  of(uid: UID.ContentType, populate: Populate): string {
    return `
      select row_to_json(document) as document
      from (
        select ${this.#columns(uid, populate, 'root')} from ${quoted(tableOf(this.strapi, uid))} root
        where ${this.#isRead(uid, 'root')} and root.document_id = any(:documentIds)
      ) document`;
  }

  /** Documents of types without drafts have one row, which is read as either version. */
  #isRead(uid: UID.ContentType, row: string): string {
    if (this.form.version === 'published') return `${row}.published_at is not null`;
    return hasDrafts(this.strapi, uid) ? `${row}.published_at is null` : 'true';
  }

  #alias(): string {
    this.#aliases += 1;
    return `t${this.#aliases}`;
  }

  /** The select list of a document's or a component's row: its plain fields, and what is populated. */
  #columns(uid: UID.Schema, populate: Populate, row: string, first: readonly string[] = []): string {
    const { attributes } = this.strapi.getModel(uid);
    const plain = Object.keys(attributes).filter((name) => this.#isPlain(uid, name) && this.form.hasField(uid, name));
    const populated = Object.entries(populate).flatMap(([name, asked]) => {
      const attribute = attributes[name];
      return attribute ? [`${this.#populated(uid, name, attribute, asked, row)} as ${quoted(name)}`] : [];
    });
    return [
      ...first,
      ...this.form.identity(uid, row),
      ...plain.map((name) => this.#plain(uid, name, row)),
      ...populated,
    ].join(', ');
  }

  #isPlain(uid: UID.Schema, name: string): boolean {
    const attribute = this.strapi.getModel(uid).attributes[name];
    return attribute !== undefined && !['relation', 'media', 'component', 'dynamiczone'].includes(attribute.type);
  }

  #plain(uid: UID.Schema, name: string, row: string, as = name): string {
    const column = `${row}.${quoted(columnOf(this.strapi, uid, name))}`;
    const isTime = this.strapi.getModel(uid).attributes[name]?.type === 'datetime';
    return `${isTime ? this.#time(column) : column} as ${quoted(as)}`;
  }

  /** As JavaScript writes it: ISO, in UTC. */
  #time(column: string): string {
    const inUtc = `(${column} at time zone ${literal(storedIn)}) at time zone 'UTC'`;
    return `to_char(${inUtc}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  }

  #populated(uid: UID.Schema, name: string, attribute: Attribute, asked: true | Populated, row: string): string {
    const { fields, populate = {}, on = {} } = asked === true ? {} : asked;
    switch (attribute.type) {
      case 'relation':
        return this.#relation(uid, name, attribute.relation, fields, row);
      case 'media':
        return this.#media(uid, name, attribute.multiple === true, fields, row);
      case 'component':
        return this.#component(uid, name, attribute, populate, row);
      case 'dynamiczone':
        return this.#zone(uid, name, on, row);
      default:
        throw new Error(
          `The field ${name} of ${uid} is a plain one: it can't be populated. Take it out of the populate.`,
        );
    }
  }

  /** The chosen fields of what a relation or a media field points at. */
  #chosen(uid: UID.Schema, fields: readonly string[] = [], row: string): string {
    return this.form.linked(uid, row, fields, (name, as) => this.#plain(uid, name, row, as));
  }

  #relation(uid: UID.Schema, name: string, kind: string, fields: readonly string[] | undefined, row: string): string {
    const target = this.strapi.db.metadata.get(uid).attributes[name];
    const join = joinTableOf(this.strapi, uid, name);
    if (!join || !target || !('target' in target) || !target.target)
      throw new Error(`${uid} owns no relation ${name}.`);
    const targetUid = target.target as UID.ContentType; // Strapi's metadata types it as any string
    const [link, there] = [this.#alias(), this.#alias()];
    const version = hasDrafts(this.strapi, targetUid) ? `and ${this.#isRead(targetUid, there)}` : '';
    const order = join.order ? `${link}.${quoted(join.order)}, ${link}.id` : `${link}.id`;
    const rows = `select ${this.#chosen(targetUid, fields, there)}
      from ${quoted(join.table)} ${link} join ${quoted(tableOf(this.strapi, targetUid))} ${there}
        on ${there}.id = ${link}.${quoted(join.to)}
      where ${link}.${quoted(join.from)} = ${row}.id ${version} order by ${order}`;
    return kind.endsWith('ToMany') ? array(rows) : object(rows);
  }

  #media(uid: UID.Schema, name: string, isMany: boolean, fields: readonly string[] | undefined, row: string): string {
    const table = componentTableOf(this.strapi, FILE, 'related');
    if (!table) throw new Error('Strapi no longer says where it stores which files are used. See its metadata.');
    const [link, file] = [this.#alias(), this.#alias()];
    const rows = `select ${this.#chosen(FILE, fields, file)}
      from ${quoted(table)} ${link} join ${quoted(tableOf(this.strapi, FILE))} ${file} on ${file}.id = ${link}.file_id
      where ${link}.related_id = ${row}.id and ${link}.related_type = ${literal(uid)} and ${link}.field = ${literal(name)}
      order by ${link}."order", ${link}.id`;
    return isMany ? array(rows) : object(rows);
  }

  #component(uid: UID.Schema, name: string, attribute: Attribute, populate: Populate, row: string): string {
    if (attribute.type !== 'component') throw new Error(`${name} of ${uid} is no component.`);
    const [link, part] = [this.#alias(), this.#alias()];
    const { component } = attribute;
    const rows = `select ${this.#columns(component, populate, part)}
      from ${this.#links(uid, name)} ${link} join ${quoted(tableOf(this.strapi, component))} ${part} on ${part}.id = ${link}.cmp_id
      where ${this.#linked(link, row, name)} and ${link}.component_type = ${literal(component)}
      order by ${link}."order", ${link}.id`;
    return attribute.repeatable ? array(rows) : object(rows);
  }

  /** A dynamic zone: one query for each component that may be in it. */
  #zone(uid: UID.Schema, name: string, on: NonNullable<Populated['on']>, row: string): string {
    const link = this.#alias();
    const cases = Object.entries(on).map(([key, asked]) => {
      const component = key as UID.Component; // populates name components of ours
      const part = this.#alias();
      const type = `${literal(component)} as ${quoted('__component')}`;
      const columns = this.#columns(component, asked === true ? {} : (asked.populate ?? {}), part, [type]);
      const rows = `select ${columns} from ${quoted(tableOf(this.strapi, component))} ${part} where ${part}.id = ${link}.cmp_id`;
      return `when ${literal(component)} then ${object(rows)}`;
    });
    const known = Object.keys(on).map(literal).join(', ');
    return `(select coalesce(json_agg(block.value), '[]') from (
      select case ${link}.component_type ${cases.join(' ')} end as value
      from ${this.#links(uid, name)} ${link}
      where ${this.#linked(link, row, name)} and ${link}.component_type in (${known})
      order by ${link}."order", ${link}.id
    ) block where block.value is not null)`;
  }

  #links(uid: UID.Schema, name: string): string {
    const table = componentTableOf(this.strapi, uid, name);
    if (!table) throw new Error(`Strapi doesn't say where it stores which components are in ${name} of ${uid}.`);
    return quoted(table);
  }

  #linked(link: string, row: string, name: string): string {
    return `${link}.entity_id = ${row}.id and ${link}.field = ${literal(name)}`;
  }
}

/** The query for those among `:documentIds` of a type that have such a version. Each row has it as `document`. */
export const documentQuery = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  populate: Populate,
  form: DocumentForm,
): string => new DocumentQuery(strapi, form).of(uid, populate);
