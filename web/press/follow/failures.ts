import { failures } from '../lib/metrics.ts';
import { failureWords } from '../words/failures.ts';

const { recovered } = failureWords;

/** What the press does at the same time, and may fail at. */
export type Activity = keyof typeof recovered;

/** What fails at the moment. Each change is logged once. */
export class Failures {
  readonly #log: (message: string) => void;
  readonly #messages = new Map<Activity, string>();

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  note(activity: Activity, message: string): void {
    failures.inc({ activity });
    if (this.#messages.get(activity) === message) return;
    this.#messages.set(activity, message);
    this.#log(message);
  }

  clear(activity: Activity): void {
    if (this.#messages.delete(activity)) this.#log(recovered[activity]);
  }

  isFailing(activity: Activity): boolean {
    return this.#messages.has(activity);
  }

  /** The one that matters most to readers; null when nothing fails. */
  first(): string | null {
    const [message = null] = (['publishing', 'banners', 'search', 'feed'] as const)
      .map((activity) => this.#messages.get(activity))
      .filter((one) => one !== undefined);
    return message;
  }
}
