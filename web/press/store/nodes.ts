import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import { factHash } from './fact-hash.ts';
import { parseNodeName } from './node-names.ts';

/** Something that is made from content: a page, a file beside pages, or what others are made from. */
export interface Node {
  /** Its kind, and what it is of. */
  name: string;
  /** Of nodes for one file, that of the lowest rank has it. */
  rank: number;
  /** The file that it becomes, below the site's folder; null: it becomes none. */
  file: string | null;
  /** The digest of what it shows; empty until it was made. */
  key: string;
}

interface Row extends Node {
  id: number;
  facts: Uint8Array;
  mark: number;
}

/** A node that is to be looked at, and the mark that says so. */
export interface Marked {
  name: string;
  mark: number;
}

const toNode = ({ name, rank, file, key }: Row): Node => ({ name, rank, file, key });

const NOTHING = new Uint8Array();
const BYTES = Float64Array.BYTES_PER_ELEMENT;

const pack = (facts: readonly number[]): Uint8Array => new Uint8Array(Float64Array.from(facts).buffer);
const unpack = (bytes: Uint8Array): number[] => [...new Float64Array(bytes.slice().buffer)];

const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

/** What a node read, by the numbers of its facts, in order: as the database has it, and as it is. */
interface Reading {
  stored: Uint8Array;
  now: Uint8Array;
}

/** What looking at nodes needs of them. */
export type NodeTable = Pick<
  Nodes,
  | 'newestMark'
  | 'get'
  | 'markReadersOf'
  | 'mark'
  | 'markedAfter'
  | 'beginningWith'
  | 'claimantsOf'
  | 'isClaimed'
  | 'inFolder'
  | 'look'
  | 'settle'
  | 'remove'
>;

/** As many reads are written together: in the order of the facts, so that each part of the index is written once. */
const AT_ONCE = 50_000;

/**
 * Every node, and what each read. A node whose facts changed is marked, with a number that is higher than all before; it is
 * looked at until it is settled. Marks outlive the process: what was not published when it ended, the next one publishes.
 */
export class Nodes {
  readonly #database: DatabaseSync;
  readonly #statements;
  #mark: number;
  /** What was read and is not written yet, by node. Until it is, the nodes aren't settled either. */
  #readings = new Map<number, Reading>();
  #readCount = 0;
  #settled = new Map<string, { key: string; mark: number }>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      get: prepare('select * from nodes where name = ?'),
      insert: prepare('insert into nodes (name, rank, file, key, facts, mark) values (?, ?, ?, ?, ?, ?)'),
      update: prepare('update nodes set rank = ?, file = ? where id = ?'),
      setFacts: prepare('update nodes set facts = ? where id = ?'),
      settle: prepare('update nodes set key = ?, mark = iif(mark <= ?, 0, mark) where name = ?'),
      remove: prepare('delete from nodes where id = ?'),
      readers: prepare('select name from nodes where id in (select node from reads where fact = ?)'),
      markReaders: prepare('update nodes set mark = ? where id in (select node from reads where fact = ?)'),
      mark: prepare(
        `insert into nodes (name, rank, file, key, facts, mark) values (?, 0, null, '', x'', ?)
         on conflict (name) do update set mark = excluded.mark`,
      ),
      markAll: prepare('update nodes set mark = ?'),
      markPart: prepare('update nodes set mark = ? where id % ? = ?'),
      markUnlike: prepare(
        `update nodes set mark = ? where file is not null and not exists
           (select 1 from files where folder = ? and path = nodes.file and files.key = nodes.key)`,
      ),
      marked: prepare('select name, mark from nodes where mark > 0 and mark > ? order by mark, id'),
      markedBeginningWith: prepare('select name from nodes where mark > 0 and name >= ? and name < ? order by name'),
      countMarked: prepare('select count(*) as count from nodes where mark > 0'),
      anyUnmarked: prepare('select 1 from nodes where mark = 0 limit 1'),
      anyRead: prepare('select 1 from reads limit 1'),
      addRead: prepare('insert or ignore into reads (fact, node) values (?, ?)'),
      removeRead: prepare('delete from reads where fact = ? and node = ?'),
      claimants: prepare('select * from nodes where file = ? order by rank, name'),
      claimed: prepare('select 1 from nodes where file = ? and rank <= ? limit 1'),
      inFolder: prepare('select name, file, rank from nodes where file >= ? and file < ?'),
      beginningWith: prepare('select name from nodes where name >= ? and name < ? order by name'),
      unclaimed: prepare(
        'select path from files where folder = ? and not exists (select 1 from nodes where file = path)',
      ),
    };
    // 0 is no mark.
    this.#mark = Math.max(1, Number(database.prepare('select max(mark) as mark from nodes').get()?.mark));
  }

  /** The newest mark: a node that is looked at now has seen all that any mark up to it is about. */
  get newestMark(): number {
    return this.#mark;
  }

  /** Whether every node is looked at next, whatever changes meanwhile. */
  areAllMarked(): boolean {
    this.flush();
    return !this.#statements.anyUnmarked.get();
  }

  get(name: string): Node | undefined {
    this.#writeSettled(name);
    const row = this.#row(name);
    return row && toNode(row);
  }

  /** Marks every node that read one of some facts. */
  markReadersOf(facts: Iterable<string>): void {
    this.flush();
    this.#mark += 1;
    // Nothing was made yet.
    if (!this.#statements.anyRead.get()) return;
    for (const fact of facts) this.#statements.markReaders.run(this.#mark, factHash(fact));
  }

  /** Marks a node, which need not be there yet. */
  mark(name: string): void {
    this.#writeSettled(name);
    this.#mark += 1;
    this.#statements.mark.run(name, this.#mark);
  }

  markAll(): void {
    this.flush();
    this.#mark += 1;
    this.#statements.markAll.run(this.#mark);
  }

  /** Marks one of several parts of all nodes. @param index from 0. */
  markPart(index: number, parts: number): void {
    this.flush();
    this.#mark += 1;
    this.#statements.markPart.run(this.#mark, parts, index);
  }

  /** Marks nodes whose file a folder has otherwise, or not at all. */
  markUnlike(folder: string): void {
    this.flush();
    this.#mark += 1;
    this.#statements.markUnlike.run(this.#mark, folder);
  }

  /** Nodes that were marked after a mark, in this order. */
  markedAfter(mark: number): Marked[] {
    if (mark === 0) this.flush();
    return this.#statements.marked.all(mark) as unknown as Marked[]; // the statement's columns
  }

  /** The names of all that are marked, in order. Nothing is written, nor by the two below. */
  marked(): string[] {
    return this.#statements.marked.all(0).map(({ name }) => String(name));
  }

  /** A node as the database has it. */
  stored(name: string): Node | undefined {
    const row = this.#row(name);
    return row && toNode(row);
  }

  /** The names of the nodes that read a fact. */
  readersOf(fact: string): string[] {
    return this.#statements.readers.all(factHash(fact)).map(({ name }) => String(name));
  }

  countMarked(): number {
    this.flush();
    return Number(this.#statements.countMarked.get()?.count);
  }

  /** Names of nodes that begin with a text, in order. */
  beginningWith(start: string): string[] {
    return this.#statements.beginningWith.all(start, `${start}\u{10ffff}`).map(({ name }) => String(name));
  }

  /** Of these, those that are marked. */
  markedBeginningWith(start: string): string[] {
    this.flush();
    return this.#statements.markedBeginningWith.all(start, `${start}\u{10ffff}`).map(({ name }) => String(name));
  }

  /** Nodes for a file, the one that has it first. */
  claimantsOf(file: string): Node[] {
    return (this.#statements.claimants.all(file) as unknown as Row[]).map(toNode); // the table's columns
  }

  /** Whether a file was made as the page of a document. */
  havePage(file: string, documentId: string): boolean {
    const name = this.claimantsOf(file)[0]?.name ?? '';
    const parsed = parseNodeName(name);
    return parsed.kind === 'page' && parsed.documentId === documentId && this.get(name)?.key !== '';
  }

  /** Whether a node of a rank, or of a lower one, has a file. */
  isClaimed(file: string, rank = Number.MAX_SAFE_INTEGER): boolean {
    return this.#statements.claimed.get(file, rank) !== undefined;
  }

  /** Nodes that have files in a folder. */
  inFolder(folder: string): Pick<Node, 'name' | 'rank'>[] {
    const rows = this.#statements.inFolder.all(`${folder}/`, `${folder}0`);
    return rows as unknown as Pick<Node, 'name' | 'rank'>[]; // the statement's columns
  }

  /** Files of a folder that no node is for. */
  unclaimed(folder: string): string[] {
    return this.#statements.unclaimed.all(folder).map(({ path }) => String(path));
  }

  /** Notes what a node read, and the file that it is for. A new one is marked. To be followed by `flush` in the end. */
  look({ name, rank, file }: Omit<Node, 'key'>, facts: Iterable<string>): void {
    const now = pack([...new Set(Array.from(facts, factHash))].sort((a, b) => a - b));
    const row = this.#row(name);
    if (row && (row.rank !== rank || row.file !== file)) this.#statements.update.run(rank, file, row.id);
    const id =
      row?.id ?? Number(this.#statements.insert.run(name, rank, file, '', NOTHING, this.#mark).lastInsertRowid);
    const stored = row?.facts ?? NOTHING;
    const noted = this.#readings.get(id)?.now ?? stored;
    if (isSame(noted, now)) return;
    this.#readings.set(id, { stored, now });
    this.#readCount += now.length / BYTES;
    if (this.#readCount >= AT_ONCE) this.flush();
  }

  /** Notes what a node shows, once that is published. @param mark the newest one when it was looked at. */
  settle(name: string, key: string, mark: number): void {
    if (this.#readings.size > 0) this.#settled.set(name, { key, mark });
    else this.#statements.settle.run(key, mark, name);
  }

  remove(name: string): void {
    this.flush();
    const row = this.#row(name);
    if (!row) return;
    for (const fact of unpack(row.facts)) this.#statements.removeRead.run(fact, row.id);
    this.#statements.remove.run(row.id);
  }

  /**
   * Writes what was noted. To be called before a transaction that is not a round's own: what is written in one that fails is
   * noted no more, and a round would settle what it looked at before.
   */
  flush(): void {
    if (this.#readings.size + this.#settled.size === 0) return;
    inTransaction(this.#database, () => {
      const added: [fact: number, node: number][] = [];
      for (const [id, { stored, now }] of this.#readings) {
        const [before, after] = [new Set(unpack(stored)), new Set(unpack(now))];
        for (const fact of before) if (!after.has(fact)) this.#statements.removeRead.run(fact, id);
        for (const fact of after) if (!before.has(fact)) added.push([fact, id]);
        this.#statements.setFacts.run(now, id);
      }
      added.sort(([one], [other]) => one - other);
      for (const [fact, id] of added) this.#statements.addRead.run(fact, id);
      for (const [name, { key, mark }] of this.#settled) this.#statements.settle.run(key, mark, name);
    });
    this.#readings = new Map();
    this.#readCount = 0;
    this.#settled = new Map();
  }

  /** One that is marked again is settled before. */
  #writeSettled(name: string): void {
    if (this.#settled.has(name)) this.flush();
  }

  #row(name: string): Row | undefined {
    return this.#statements.get.get(name) as Row | undefined; // the table's columns
  }
}
