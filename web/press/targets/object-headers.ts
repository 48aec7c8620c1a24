import { cacheControl } from '../lib/cache-control.ts';
import { contentType } from '../lib/content-type.ts';
import { uploadHeaders } from '../lib/upload-headers.ts';

/** What a bucket is sent about a file, and sends to those who fetch it. */
export interface ObjectHeaders {
  contentType: string;
  cacheControl: string;
  /** Whether a browser shows what editors uploaded, or saves it. */
  contentDisposition?: string;
  /** Where the bucket's website sends those who ask for this file. */
  redirect?: string;
}

/** The headers of a file of the site, and of the page at the path where a redirect begins. */
export function objectHeaders(path: string, redirect: string | undefined): ObjectHeaders {
  const { 'content-disposition': contentDisposition } = uploadHeaders(path);
  const headers = {
    contentType: contentType(path),
    cacheControl: cacheControl(path),
    ...(contentDisposition !== undefined && { contentDisposition }),
  };
  // A redirect may begin at a path without an ending. What is there is a page all the same.
  return redirect === undefined ? headers : { ...headers, contentType: 'text/html;charset=utf-8', redirect };
}
