import type { Core } from '@strapi/strapi';
import { msUntilNext, readDue } from './due-table';
import { fire } from './fire';

/** How often each cms looks for what another has scheduled, at least. */
const LOOK_MS = 2000;
/** What is due and isn't done is being done by another cms, which may be killed meanwhile. */
const TAKEN_MS = 250;
/** After an error, such as a database that is being restarted. */
const ERROR_MS = 1000;
/** How many are published at the same time in each cms. */
const AT_ONCE = 2;
/** How many are looked at at a time. */
const BATCH = 50;

/**
 * Does what is due, in every cms: a timer is set for the next moment, by the database's clock. Who gets which is decided in the
 * table, so that it doesn't matter how many try.
 */
class Scheduler {
  #stopping = false;
  #ended: Promise<void> = Promise.resolve();
  #wakeUp: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Call it where nothing of a request is under way: what is published later must not find its transaction. */
  start(strapi: Core.Strapi): void {
    this.#stopping = false;
    this.#ended = this.#run(strapi);
  }

  /** Something is due earlier than it was. */
  wake(): void {
    this.#wakeUp();
  }

  /** Ends after what is being published. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#ended;
  }

  /** Does what is due now, each on its own: one that fails keeps no other from being done. */
  async fireDue(strapi: Core.Strapi): Promise<void> {
    for (let ended = 1; ended > 0 && !this.#stopping; ) {
      const due = await readDue(strapi, BATCH);
      ended = 0;
      const work = async () => {
        for (let id = due.shift(); id !== undefined && !this.#stopping; id = due.shift())
          if ((await fire(strapi, id)) === 'ended') ended += 1;
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    }
  }

  async #run(strapi: Core.Strapi): Promise<void> {
    while (!this.#stopping) {
      const ms = await this.#next(strapi).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : error;
        strapi.log.error(`What is scheduled couldn’t be looked up. This is retried every second. ${reason}`);
        return ERROR_MS;
      });
      if (!this.#stopping) await this.#sleep(ms);
    }
  }

  async #next(strapi: Core.Strapi): Promise<number> {
    await this.fireDue(strapi);
    const ms = await msUntilNext(strapi);
    if (ms === null) return LOOK_MS;
    return ms > 0 ? Math.min(Math.ceil(ms), LOOK_MS) : TAKEN_MS;
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#timer = setTimeout(resolve, ms);
      this.#timer.unref();
      this.#wakeUp = () => {
        clearTimeout(this.#timer);
        resolve();
      };
    });
  }
}

export const scheduler = new Scheduler();
