/** Eleventy has no types of its own: as much of https://www.11ty.dev/docs/programmatic/ as is used here. */
declare module '@11ty/eleventy' {
  interface Pagination {
    data: string;
    size: number;
    alias: string;
    addAllPagesToCollections: boolean;
  }
  interface Configuration {
    setQuietMode(quiet: boolean): void;
    addGlobalData(name: string, value: unknown): void;
    addTemplate<D extends object>(
      path: string,
      template: (data: D) => string,
      data: { pagination: Pagination; permalink: (data: D) => string; layout?: false },
    ): void;
  }
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { configPath: null; quietMode: boolean; config: (configuration: Configuration) => void },
    );
    write(): Promise<void>;
  }
}
