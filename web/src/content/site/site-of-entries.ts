import { contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { Body } from '../entries/body.ts';
import type { Entries, Entry } from '../entries/entries.ts';
import { splitEntry } from '../entries/head.ts';
import { Content } from './content.ts';
import { Site, type Surroundings } from './site.ts';

/** A site of entries that are all in memory. */
export function siteOfEntries(entries: Entries, surroundings: Surroundings): Site {
  const bodies = new Map<string, Body>();
  const content = new Content((name, documentId) => {
    const body = bodies.get(`${name}/${documentId}`);
    if (!body) throw new Error(`${name} ${documentId} has no body.`);
    return body;
  });
  for (const name of contentTypeNames) {
    for (const [documentId, entry] of entries[name]) {
      const { head, body } = splitEntry<typeof name>(entry as Entry<typeof name>); // each map has its own type's
      if (body) bodies.set(`${name}/${documentId}`, body);
      content.set(name, documentId, head, true);
    }
  }
  return new Site(content, surroundings);
}
