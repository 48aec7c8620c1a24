import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { environment } from '../platform/environment';

const RECONNECT_MS = 1000;

/** Hears of commits that changed something, on any replica, over a connection of its own. */
export class ChangeListener {
  private client: Client | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private isClosed = false;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly strapi: Core.Strapi) {}

  async open(): Promise<void> {
    const client = new Client({ connectionString: environment.DATABASE_URL, application_name: 'patient-press-feed' });
    client.on('notification', () => this.wake());
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client));
    this.client = client;
    try {
      await client.connect();
      await client.query('listen patient_press_changes');
    } catch (error) {
      this.lose(client, error);
    }
    // What was committed while no one listened.
    this.wake();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.reconnect);
    this.wake();
    await this.client?.end();
  }

  /** Settles at the next commit that changed something, or when it is given up. */
  async next(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }

  private lose(client: Client, error?: unknown): void {
    if (this.isClosed || this.client !== client) return;
    this.client = undefined;
    this.strapi.log.warn(
      `The change feed lost its connection and makes a new one. ${error instanceof Error ? error.message : ''}`,
    );
    this.reconnect = setTimeout(() => void this.open(), RECONNECT_MS);
  }
}
