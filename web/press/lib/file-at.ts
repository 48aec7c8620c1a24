/** Where a static host finds the page of a path: `articles/x/index.html` for `/articles/x/`. */
export const fileAt = (path: string): string => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
