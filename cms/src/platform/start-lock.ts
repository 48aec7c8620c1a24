import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { environment } from './environment';

const KEY = 'patient_press_start';

/**
 * Lets the replicas of one cms start one at a time, from before Strapi makes its tables until the set-up is done: Strapi looks
 * which tables and rows are missing and then makes them, so that two that look at the same moment both make them, and one
 * fails. Held by a connection of its own: a replica that ends while it starts lets the next one go.
 */
export class StartLock {
  #database: Client | undefined;

  /** Waits until no other replica is starting. @throws Error of Postgres when the database cannot be used. */
  async take(strapi: Core.Strapi): Promise<void> {
    const database = new Client({
      connectionString: environment.DATABASE_URL,
      application_name: 'patient-press start',
      keepAlive: true,
    });
    // The lock is lost with the connection; Strapi's own queries report what ended it.
    database.on('error', ({ message }) =>
      strapi.log.warn(`The connection that holds the start lock broke: ${message}`),
    );
    await database.connect();
    this.#database = database;
    const { rows } = await database.query('select pg_try_advisory_lock(hashtext($1)) as taken', [KEY]);
    if (rows[0]?.taken === true) return;
    strapi.log.info('Another cms is starting on this database. This one goes on once that has started.');
    await database.query('select pg_advisory_lock(hashtext($1))', [KEY]);
  }

  /** Lets the next replica start. */
  async release(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    await database?.end();
  }
}
