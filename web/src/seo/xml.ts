import { stripControls } from '@patient-press/shared/plain-text';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text made safe for XML elements and attributes. Characters that XML 1.0 forbids are left out. */
export const escapeXml = (text: string): string =>
  stripControls(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** An answer that holds an XML document. */
export const xmlResponse = (body: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
