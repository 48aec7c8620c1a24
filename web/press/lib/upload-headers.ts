const uploaded = /^\/?_pictures\/|\.pdf$/i;

/** No script, no form, no origin: what editors uploaded is for looking at. */
export const UPLOAD_POLICY = "sandbox; default-src 'none'";

/**
 * The headers of a file that editors uploaded, beside those of every file: pictures are shown, a guide is saved. None for
 * other files. The path is one below the site's folder, or a URL's.
 */
export function uploadHeaders(path: string): Record<string, string> {
  if (!uploaded.test(path)) return {};
  const isGuide = path.toLowerCase().endsWith('.pdf');
  return {
    'content-security-policy': UPLOAD_POLICY,
    'content-disposition': isGuide ? 'attachment' : 'inline',
  };
}
