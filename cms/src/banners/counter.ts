import type { Core } from '@strapi/strapi';
import { type CountedVariant, variantKey } from './counted-variant';
import { knownVariantsOf } from './known-variants';
import { today } from './report-period';

const SECOND_MS = 1000;
/** This many unknown banners are held for a second: a flood of invented ones gets no more memory. */
const MAX_UNDECIDED = 1000;

const kinds = ['seen', 'clicked', 'led', 'suspectSeen', 'suspectClicked'] as const;
type Kind = (typeof kinds)[number];

const none: Record<Kind, number> = { seen: 0, clicked: 0, led: 0, suspectSeen: 0, suspectClicked: 0 };

interface Count extends CountedVariant, Record<Kind, number> {
  /** In UTC. */
  day: string;
}

const write = `
  insert into patient_press_banner_counts as counts
    (day, banner, variant, placement, seen, clicked, led, suspect_seen, suspect_clicked)
  select day, banner, variant, placement, seen, clicked, led, "suspectSeen", "suspectClicked"
  from jsonb_to_recordset(cast(:counts as jsonb)) as one(
    day date, banner text, variant text, placement text,
    seen bigint, clicked bigint, led bigint, "suspectSeen" bigint, "suspectClicked" bigint)
  -- In one order everywhere, so that replicas that write at the same time wait for each other in turn.
  order by day, banner, variant, placement
  on conflict (banner, day, variant, placement) do update set
    seen = counts.seen + excluded.seen, clicked = counts.clicked + excluded.clicked, led = counts.led + excluded.led,
    suspect_seen = counts.suspect_seen + excluded.suspect_seen,
    suspect_clicked = counts.suspect_clicked + excluded.suspect_clicked`;

/** Gathers counts in memory, and adds them to those in the database once a second. */
class Counter {
  private gathered = new Map<string, Count>();
  private undecided = new Map<string, Count>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private hasFailed = false;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly known = knownVariantsOf(strapi),
  ) {}

  async start(): Promise<void> {
    await this.known.refresh();
    this.timer = setInterval(() => void this.flush(), SECOND_MS);
    this.timer.unref();
  }

  /** Writes what was gathered. What comes after is written as it comes. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.flush();
    // What came while that was being written.
    await this.flush();
  }

  /** Counts each variant once for each kind, however often it is among the events. */
  count(events: readonly (CountedVariant & { kind: Kind })[]): void {
    const day = today();
    const distinct = new Map(events.map((event) => [event.kind + variantKey(event), event]));
    for (const { kind, banner, variant, placement } of distinct.values()) {
      this.add({ day, banner, variant, placement, ...none, [kind]: 1 });
    }
    if (!this.timer) void this.flush();
  }

  private add(count: Count): void {
    const isKnown = this.known.has(count);
    const counts = isKnown ? this.gathered : this.undecided;
    const key = count.day + variantKey(count);
    const existing = counts.get(key);
    if (existing) for (const kind of kinds) existing[kind] += count[kind];
    else if (isKnown || counts.size < MAX_UNDECIDED) counts.set(key, count);
  }

  private flush(): Promise<void> {
    this.writing ??= this.decideAndWrite().finally(() => {
      this.writing = undefined;
    });
    return this.writing;
  }

  private async decideAndWrite(): Promise<void> {
    try {
      await this.decide();
      await this.write();
      this.hasFailed = false;
    } catch (error) {
      // Once, not once a second.
      if (!this.hasFailed)
        this.strapi.log.error(`Banner counts couldn’t be written. They are held in memory and written later. ${error}`);
      this.hasFailed = true;
    }
  }

  /** A banner that was published a moment ago, on any replica, is known now; what still is not known is forgotten. */
  private async decide(): Promise<void> {
    if (this.undecided.size === 0) return;
    // What comes while versions are read may be of one that this reading is too early for: the next decides.
    const { undecided } = this;
    this.undecided = new Map();
    try {
      await this.known.refresh();
    } catch (error) {
      for (const count of undecided.values()) this.add(count);
      throw error;
    }
    for (const count of undecided.values()) if (this.known.has(count)) this.add(count);
  }

  private async write(): Promise<void> {
    if (this.gathered.size === 0) return;
    const { gathered } = this;
    this.gathered = new Map();
    try {
      await this.strapi.db.connection.raw(write, { counts: JSON.stringify([...gathered.values()]) });
    } catch (error) {
      for (const count of gathered.values()) this.add(count);
      throw error;
    }
  }
}

const counters = new WeakMap<Core.Strapi, Counter>();

/** The counter of this process. */
export function counterOf(strapi: Core.Strapi): Counter {
  const counter = counters.get(strapi) ?? new Counter(strapi);
  counters.set(strapi, counter);
  return counter;
}

/** Counts a reader's request, for a guide or a call, that a variant led to. A variant that no banner ever had is not counted. */
export const countLed = (strapi: Core.Strapi, variant: CountedVariant): void =>
  counterOf(strapi).count([{ ...variant, kind: 'led' }]);
