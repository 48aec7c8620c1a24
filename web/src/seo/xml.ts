import { escapeHtml } from '@patient-press/shared/escape-html';
import { stripControls } from '@patient-press/shared/plain-text';

/** Text made safe for XML elements and attributes. Characters that XML 1.0 forbids are left out. */
export const escapeXml = (text: string): string => escapeHtml(stripControls(text));

/** An element that holds a text. */
export const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

/** An answer that holds an XML document. */
export const xmlResponse = (body: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
