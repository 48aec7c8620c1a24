import { lookup } from 'mrmime';

/** The type of a file by its name. The charset goes with every text, not only HTML. */
export function contentType(path: string): string {
  const type = path.endsWith('.ico') ? 'image/x-icon' : (lookup(path) ?? 'application/octet-stream');
  return type.startsWith('text/') ? `${type};charset=utf-8` : type;
}
