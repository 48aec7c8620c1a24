import type { PastedPicture } from './pasted';

const extensions: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** The admin's content security policy lets nothing be fetched from `data:`. */
function readDataUrl(url: string): Blob {
  const [head = '', data = ''] = url.split(',', 2);
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head)?.[1] ?? '' });
}

async function readPicture(source: string): Promise<Blob> {
  if (source.startsWith('data:')) return readDataUrl(source);
  // Without cookies: a picture that only the editor may see is not for readers.
  const answer = await fetch(source, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`${source} answered ${answer.status}.`);
  return answer.blob();
}

/** What it is called in the media library. */
function fileName({ id, source, name }: PastedPicture): string {
  if (name) return name;
  return source.startsWith('data:') ? `pasted-${id}` : new URL(source).pathname.split('/').at(-1) || `pasted-${id}`;
}

/**
 * What the media library takes for a pasted picture.
 * @throws when the picture can't be read: another site doesn't allow it, or it is of no type that pages can show.
 */
export async function pictureForm(picture: PastedPicture): Promise<FormData> {
  const { source, alt } = picture;
  const blob = await readPicture(source);
  const extension = extensions[blob.type];
  if (!extension) throw new Error(`A pasted picture is ${blob.type || 'of no known type'}.`);
  const name = fileName(picture);
  const form = new FormData();
  form.append('files', blob, /\.\w{3,4}$/.test(name) ? name : `${name}.${extension}`);
  form.append('fileInfo', JSON.stringify({ name, alternativeText: alt || null }));
  return form;
}
