/** What the thread that renders is given when it starts. */
export interface WorkerData {
  /** The bundle's module that exports Astro's app. */
  entry: string;
}

/** A page as the thread that renders is asked for it. */
export interface AskedPage {
  path: string;
  props: object;
  /** The HTTP status that Astro answers with. */
  status: number;
}

/** What became of each page asked for, in their order. */
export type Answer = ({ bytes: Uint8Array<ArrayBuffer> } | { error: Error })[];
