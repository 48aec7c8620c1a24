import { createHmac, randomBytes } from 'node:crypto';
import { networkOf } from '../platform/http/network-of';
import { type CountedVariant, variantKey } from './counted-variant';

/** Views and clicks are forgotten after one to two of these. */
const WINDOW_MS = 30 * 60_000;
/** A clinic's readers, behind one address, in that time. */
const MOST_VIEWS = 120;
/** One reader clicks now and then, and one in fifty views is clicked: one in five is more than any banner has. */
const FREE_CLICKS = 3;
const VIEWS_PER_CLICK = 5;

const SLOTS = 1 << 20;

/** What one network did with one variant in a window. */
class Window {
  // A byte each: neither grows beyond MOST_VIEWS.
  readonly seen = new Uint8Array(SLOTS);
  readonly clicked = new Uint8Array(SLOTS);
}

/** The most clicks that so many views make plausible. */
const mostClicks = (views: number): number => Math.min(views, FREE_CLICKS + Math.floor(views / VIEWS_PER_CLICK));

/**
 * Tells what readers may have done from what one address sends to change the numbers: more views of a banner than a house full of
 * readers has, clicks on what was not seen there, or many more clicks than views explain. See docs/decisions/0153.
 *
 * What it remembers are two numbers for each of a million groups that addresses fall into, banner by banner, by a hash with a
 * secret of this process, for an hour at most: nothing of a reader can be read from it, and it never grows beyond.
 */
export class PlausibleEvents {
  private readonly secret = randomBytes(32);
  private current = new Window();
  private before = new Window();
  private readonly now: () => number;
  private since: number;

  /** @param now milliseconds of a clock that never goes back. */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
    this.since = now();
  }

  /** Whether a view or a click is one of those that readers at an address may have made. Those that are, are remembered. */
  isPlausible(address: string, event: CountedVariant & { kind: 'seen' | 'clicked' }): boolean {
    this.forget();
    const slot = this.slotOf(address, event);
    const views = this.seenAt(slot);
    if (event.kind === 'seen') {
      if (views >= MOST_VIEWS) return false;
      this.add(this.current.seen, slot);
      return true;
    }
    if (this.clickedAt(slot) >= mostClicks(views)) return false;
    this.add(this.current.clicked, slot);
    return true;
  }

  private slotOf(address: string, event: CountedVariant): number {
    const hash = createHmac('sha256', this.secret)
      .update(`${networkOf(address)} ${variantKey(event)}`)
      .digest();
    return hash.readUInt32BE() % SLOTS;
  }

  private add(counts: Uint8Array, slot: number): void {
    counts[slot] = (counts[slot] ?? 0) + 1;
  }

  private seenAt = (slot: number): number => (this.current.seen[slot] ?? 0) + (this.before.seen[slot] ?? 0);
  private clickedAt = (slot: number): number => (this.current.clicked[slot] ?? 0) + (this.before.clicked[slot] ?? 0);

  private forget(): void {
    const passed = Math.floor((this.now() - this.since) / WINDOW_MS);
    if (passed === 0) return;
    this.before = passed === 1 ? this.current : new Window();
    this.current = new Window();
    this.since += passed * WINDOW_MS;
  }
}
