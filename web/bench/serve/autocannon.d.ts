/** autocannon has no types of its own: as much of https://github.com/mcollina/autocannon as is used here. */
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    headers: Record<string, string>;
  }
  interface Result {
    requests: { total: number };
    /** Milliseconds. */
    latency: { p99: number };
    /** Seconds that the run took. */
    duration: number;
    errors: number;
    timeouts: number;
    /** How many answers had each status. */
    statusCodeStats: Record<string, { count: number }>;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
