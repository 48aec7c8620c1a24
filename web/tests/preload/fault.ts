import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a fault is caused in this process at the moment; null: it is not. See `ownPress`. */
export function fault(name: string): string | null {
  try {
    return readFileSync(join(process.env.FAULTS ?? '', name), 'utf8');
  } catch {
    return null;
  }
}
