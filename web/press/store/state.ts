import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Single values by name. */
export class State {
  readonly #get: StatementSync;
  readonly #set: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync) {
    this.#get = database.prepare('select value from state where name = ?');
    this.#set = database.prepare('insert or replace into state (name, value) values (?, ?)');
    this.#remove = database.prepare('delete from state where name = ?');
  }

  get(name: string): string | null {
    const value = this.#get.get(name)?.value;
    return typeof value === 'string' ? value : null;
  }

  /** @param value null: there is none any more. */
  set(name: string, value: string | null): void {
    if (value === null) this.#remove.run(name);
    else this.#set.run(name, value);
  }
}
