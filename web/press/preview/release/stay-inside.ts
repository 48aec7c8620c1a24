import { pictureDir } from '../../content/pictures.ts';
import { environment } from '../../lib/environment.ts';

/** Whatever a reader may follow, with all its attributes. */
const followed = /<(?:a|area|form|button|input)(?:\s+[\w:@.-]+(?:="[^"]*")?)+/g;
const target = /(\s(?:href|action|formaction)=")([^"]*)"/g;

/** Files that are where they are, whatever is published: styles, scripts and uploads. */
const isOutside = (path: string) => /^\/(_|uploads\/|\/)/.test(path);

/**
 * A page in which its pictures, which may be published nowhere yet, come with the ticket; links and forms lead to the preview of other pages.
 * @param base where the preview of the site's root is, without a slash at its end.
 */
export function stayInside(html: string, base: string): string {
  const origin = new URL(environment.SITE_URL).origin;
  const inside = (url: string) => {
    const path = url === origin || url.startsWith(`${origin}/`) ? url.slice(origin.length) || '/' : url;
    return path.startsWith('/') && !isOutside(path) ? base + path : url;
  };
  const linked = html.replaceAll(followed, (tag) =>
    tag.replaceAll(target, (_, start: string, url: string) => `${start}${inside(url)}"`),
  );
  return linked.replaceAll(`/${pictureDir}/`, `${base}/${pictureDir}/`);
}
