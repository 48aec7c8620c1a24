import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import {
  type Entry,
  filePath,
  IN_PAGE_FILE,
  kinds,
  type ListedPage,
  type PageFile,
  type SearchedPage,
  type WordFile,
  yearLetter,
} from '../../src/search/format.ts';
import { termsOf } from '../../src/search/suggest.ts';
import { weigh } from '../../src/search/weigh.ts';
import { SHARDS, shardOf } from '../../src/search/words.ts';

/** Of what is stored here. Another one has every document read again. */
const VERSION = 1;

/**
 * `search_pages` are the pages that are found, by their numbers, `search_words` what each weighs under its words, by the file
 * that these are in, and `search_files` the files of the index: under which digest each is published, and which are to be made
 * again. A page's text is there until it is published.
 */
const tables = `
  create table if not exists search_pages (
    number integer primary key, key text not null unique, digest text not null, listed text not null, kind text not null,
    year integer, terms text not null
  ) strict;
  create table if not exists search_words (
    shard integer not null, number integer not null, words text not null, primary key (shard, number)
  ) strict, without rowid;
  create table if not exists search_files (
    name text primary key, digest text not null, content text, is_due integer not null
  ) strict, without rowid;
  create index if not exists search_files_due on search_files (name) where is_due = 1;
`;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

const asJson = (value: unknown): string => JSON.stringify(value);

/** The words of a page by their file, as they are stored: each stem followed by its weight. */
function byShard(page: SearchedPage): Map<number, string> {
  const shards = Map.groupBy(weigh(page), ([stem]) => shardOf(stem));
  return new Map(Array.from(shards, ([shard, words]) => [shard, words.map((one) => one.join(' ')).join(' ')]));
}

/** A file of the index that is to be published. */
export interface DueFile {
  name: string;
  /** Its path below the index's folder; null: there is none any more. */
  path: string | null;
  digest: string;
  content: string;
}

/** What readers search, as the press has it in SQLite: a page that changes concerns only the files that its words are in. */
export class SearchIndex {
  readonly #database: DatabaseSync;
  readonly #statements;

  constructor(database: DatabaseSync) {
    database.exec(tables);
    const prepare = (sql: string) => database.prepare(sql);
    this.#database = database;
    this.#statements = {
      page: prepare('select number, digest, terms, listed from search_pages where key = ?'),
      next: prepare('select coalesce(max(number) + 1, 0) as next, count(*) as count from search_pages'),
      gap: prepare(`select coalesce(min(number) + 1, 0) as gap from search_pages one
        where not exists (select 1 from search_pages where number = one.number + 1)`),
      first: prepare('select 1 from search_pages where number = 0'),
      setPage: prepare('insert or replace into search_pages values (?, ?, ?, ?, ?, ?, ?)'),
      removePage: prepare('delete from search_pages where number = ?'),
      words: prepare('select words from search_words where shard = ? and number = ?'),
      setWords: prepare('insert or replace into search_words values (?, ?, ?)'),
      removeWords: prepare('delete from search_words where shard = ? and number = ?'),
      inShard: prepare('select number, words from search_words where shard = ? order by number'),
      inFile: prepare('select number, listed from search_pages where number >= ? and number < ? order by number'),
      terms: prepare('select terms from search_pages'),
      all: prepare('select number, kind, year from search_pages order by number'),
      touch: prepare(`insert into search_files (name, digest, content, is_due) values (?, '', ?, 1)
        on conflict (name) do update set content = excluded.content, is_due = 1`),
      due: prepare('select name from search_files where is_due = 1 limit ?'),
      file: prepare('select content from search_files where name = ?'),
      settle: prepare(`update search_files set digest = ?, content = null, is_due = 0 where name = ?`),
      removeFile: prepare('delete from search_files where name = ?'),
      files: prepare("select name, digest from search_files where digest <> ''"),
    };
  }

  /** Forgets every page, so that each is read again. */
  clear(): void {
    for (const table of ['search_pages', 'search_words', 'search_files']) this.#database.exec(`delete from ${table}`);
  }

  /** Replaces a page; null: readers don't find it any more. @param key of its document. */
  put(key: string, page: SearchedPage | null): void {
    const before = this.#statements.page.get(key);
    const digest = page ? digestOf(asJson([VERSION, page])) : '';
    if ((before?.digest ?? '') === digest) return;
    const number = before ? Number(before.number) : this.#freeNumber();
    this.#putWords(number, page ? byShard(page) : new Map());
    const terms = page ? [...termsOf(page)].sort().join(' ') : '';
    if (terms !== (before?.terms ?? '')) this.#touch('terms');
    this.#touch(`pages-${Math.floor(number / IN_PAGE_FILE)}`);
    if (!page) {
      this.#statements.removePage.run(number);
      this.#touch(`text-${number}`);
      return;
    }
    const { kind, path, title, summary, date, reviewed } = page;
    const text = asJson(page.text);
    const listed: ListedPage = { kind, path, title, summary, date, reviewed, text: digestOf(text) };
    if (before === undefined || JSON.parse(String(before.listed)).text !== listed.text)
      this.#touch(`text-${number}`, text);
    const year = date === null ? null : Number(date.slice(0, 4));
    this.#statements.setPage.run(number, key, digest, asJson(listed), kind, year, terms);
  }

  /** The names of files that are to be published, some at a time. */
  due(most: number): string[] {
    return this.#statements.due.all(most).map(({ name }) => String(name));
  }

  /** A file as it is now. */
  make(name: string): DueFile {
    const content = this.#contentOf(name);
    const digest = content === null ? '' : digestOf(content);
    return { name, path: content === null ? null : filePath(name, digest), digest, content: content ?? '' };
  }

  /** Notes that files are published. */
  settle(files: readonly Omit<DueFile, 'content'>[]): void {
    for (const { name, path, digest } of files)
      if (path === null) this.#statements.removeFile.run(name);
      else this.#statements.settle.run(digest, name);
  }

  /** The paths of the published files, below the index's folder. */
  paths(): string[] {
    return this.#statements.files.all().map(({ name, digest }) => filePath(String(name), String(digest)));
  }

  /** The file that names all others, as far as they are settled. */
  entry(topics: Entry['topics']): Entry {
    const digests = new Map(this.#statements.files.all().map(({ name, digest }) => [String(name), String(digest)]));
    const pages = this.#statements.all.all().map(({ number, kind, year }) => ({
      number: Number(number),
      kind: kinds[String(kind) as keyof typeof kinds], // written by put
      year: year === null ? null : Number(year),
    }));
    const length = (pages.at(-1)?.number ?? -1) + 1;
    const years = [...new Set(pages.flatMap(({ year }) => year ?? []))].sort((one, other) => one - other);
    const placeOf = new Map(years.map((year, place) => [year, yearLetter(place)]));
    const [letters, yearOf] = [new Array<string>(length).fill(' '), new Array<string>(length).fill(' ')];
    for (const { number, kind, year } of pages) {
      letters[number] = kind;
      yearOf[number] = (year === null ? undefined : placeOf.get(year)) ?? ' ';
    }
    const named = (kind: string, count: number) =>
      Array.from({ length: count }, (_, index) => digests.get(`${kind}-${index}`) ?? '');
    return {
      words: named('words', SHARDS),
      pages: named('pages', Math.ceil(length / IN_PAGE_FILE)),
      terms: digests.get('terms') ?? '',
      kinds: letters.join(''),
      years,
      yearOf: yearOf.join(''),
      topics,
      count: pages.length,
    };
  }

  #touch(name: string, content: string | null = null): void {
    this.#statements.touch.run(name, content);
  }

  /** The lowest number that no page has, so that files are full. */
  #freeNumber(): number {
    const { next, count } = this.#statements.next.get() ?? {};
    if (next === count) return Number(next);
    return this.#statements.first.get() ? Number(this.#statements.gap.get()?.gap) : 0;
  }

  #putWords(number: number, now: ReadonlyMap<number, string>): void {
    for (let shard = 0; shard < SHARDS; shard += 1) {
      const before = this.#statements.words.get(shard, number)?.words;
      const words = now.get(shard);
      if (before === words) continue;
      if (words === undefined) this.#statements.removeWords.run(shard, number);
      else this.#statements.setWords.run(shard, number, words);
      this.#touch(`words-${shard}`);
    }
  }

  #contentOf(name: string): string | null {
    const [kind, number = ''] = name.split('-');
    if (kind === 'words') return this.#wordFile(Number(number));
    if (kind === 'pages') return this.#pageFile(Number(number));
    if (kind === 'terms') return this.#terms();
    const content = this.#statements.file.get(name)?.content;
    return typeof content === 'string' ? content : null;
  }

  #wordFile(shard: number): string | null {
    const words = new Map<string, number[]>();
    const last = new Map<string, number>();
    for (const { number, words: text } of this.#statements.inShard.iterate(shard)) {
      const parts = String(text).split(' ');
      for (let index = 0; index < parts.length; index += 2) {
        const stem = parts[index] ?? '';
        const postings = words.get(stem) ?? [];
        postings.push(Number(number) - (last.get(stem) ?? -1), Number(parts[index + 1]));
        last.set(stem, Number(number));
        words.set(stem, postings);
      }
    }
    if (words.size === 0) return null;
    const sorted = [...words].sort(([one], [other]) => (one < other ? -1 : 1));
    return asJson(Object.fromEntries(sorted) satisfies WordFile);
  }

  #pageFile(file: number): string | null {
    const from = file * IN_PAGE_FILE;
    const rows = this.#statements.inFile.all(from, from + IN_PAGE_FILE);
    const pages: PageFile = [];
    for (const { number, listed } of rows) {
      while (pages.length < Number(number) - from) pages.push(null);
      pages.push(JSON.parse(String(listed)));
    }
    return pages.length > 0 ? asJson(pages) : null;
  }

  /** The words that may be suggested, those on most pages first. */
  #terms(): string | null {
    const counts = new Map<string, number>();
    for (const { terms } of this.#statements.terms.iterate())
      for (const term of String(terms).split(' ')) if (term !== '') counts.set(term, (counts.get(term) ?? 0) + 1);
    const sorted = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
    return sorted.length > 0 ? asJson(sorted.map(([term]) => term).join(' ')) : null;
  }
}
