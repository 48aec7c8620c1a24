import { encodings } from '../lib/compressed-copies.ts';

/** How a file is sent: as it is, or as a compressed copy. */
export type Encoding = (typeof encodings)[number]['name'] | 'identity';

/** Of what a request does not mention, only `identity` is accepted, and anything else is better. */
const UNMENTIONED = 0.0001;

/** The qualities of encodings in a header, by name; what is no part of one is left out. */
function qualitiesIn(header: string): Map<string, number> {
  const qualities = new Map<string, number>();
  for (const part of header.split(',')) {
    const [, name, quality = '1'] = /^\s*([\w*-]+)\s*(?:;\s*q=([\d.]+)\s*)?$/i.exec(part) ?? [];
    if (name) qualities.set(name.toLowerCase().replace(/^x-/, ''), Number(quality));
  }
  return qualities;
}

/**
 * The encodings that a request accepts, the one that it likes best first; of those that it likes equally, the smallest.
 * @param header `Accept-Encoding`, https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3. Without it, nothing is compressed.
 */
export function acceptedEncodings(header: string | undefined): Encoding[] {
  const qualities = qualitiesIn(header ?? '');
  const others = qualities.get('*');
  const accepted = [
    ...encodings.map(({ name }) => ({ name, quality: qualities.get(name) ?? others ?? 0 })),
    { name: 'identity' as const, quality: qualities.get('identity') ?? others ?? UNMENTIONED },
  ];
  return accepted
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ name }) => name);
}
