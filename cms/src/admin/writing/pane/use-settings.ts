import { useState } from 'react';
import { z } from 'zod';

const settings = z.object({
  isOpen: z.boolean().catch(false),
  screen: z.enum(['phone', 'desktop']).catch('phone'),
  theme: z.enum(['light', 'dark']).catch('light'),
});
export type PaneSettings = z.infer<typeof settings>;

const NAME = 'patient-press-pane';

function read(): PaneSettings {
  try {
    return settings.parse(JSON.parse(localStorage.getItem(NAME) ?? '{}'));
  } catch {
    return settings.parse({});
  }
}

/** How someone likes the pane, in this browser. */
export function useSettings(): [PaneSettings, (changes: Partial<PaneSettings>) => void] {
  const [current, setCurrent] = useState(read);
  const change = (changes: Partial<PaneSettings>) => {
    const changed = { ...current, ...changes };
    setCurrent(changed);
    try {
      localStorage.setItem(NAME, JSON.stringify(changed));
    } catch {
      // A browser that stores nothing forgets it when the page is closed.
    }
  };
  return [current, change];
}
