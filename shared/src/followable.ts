/** What a link may lead with, as Strapi has it too. Anything else, such as `javascript:`, would run in the page, or open what no reader has. */
const protocols = new Set(['http:', 'https:', 'mailto:', 'tel:', 'ftp:']);

/**
 * Whether readers can follow a link: an address on the web, a path, an anchor, an email address or a phone number.
 * @param url as it is stored. It is read as browsers read it, which overlook spaces and line breaks in it.
 */
export function isFollowable(url: string): boolean {
  const parsed = URL.parse(url, 'https://site.example');
  return parsed !== null && protocols.has(parsed.protocol);
}
