/** JSON from a query of our own: Strapi has Postgres hand it over as text, and parses it in its own queries only. */
export const storedJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

/** The pattern for `like` that finds a text anywhere. */
export const likeAnywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
