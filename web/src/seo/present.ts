type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The same properties without those that have no value: schema.org's types, as its markup, leave them out. */
export const present = <T extends object>(properties: T): Present<T> =>
  Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<T>;
