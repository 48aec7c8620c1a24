import { stack } from '../../.run/worker-stack.ts';
import type { Answer, Fields, Session } from './admin-api.ts';
import { word } from './samples.ts';

type Content = string | Uint8Array<ArrayBuffer>;

/** A form with a file in it, as the admin sends it. */
export function fileForm(content: Content, name: string, type = ''): FormData {
  const form = new FormData();
  form.append('files', new Blob([content], { type }), name);
  return form;
}

/** Puts a file into the media library. @throws Error when it is refused. */
export async function uploadFile(session: Session, content: Content, name = `${word()}.png`): Promise<Fields> {
  const answer = await session.call('POST', '/upload', fileForm(content, name));
  if (answer.status !== 201) throw new Error(`${name} was refused: ${answer.status} ${answer.message}`);
  return answer.list[0] ?? {};
}

export const replaceFile = (session: Session, { id }: Fields, content: Content, name: string): Promise<Answer> =>
  session.call('POST', `/upload/files/${String(id)}/replace`, fileForm(content, name));

export const removeFile = (session: Session, { id }: Fields): Promise<Answer> =>
  session.call('DELETE', `/upload/files/${String(id)}`);

/** The bytes of a stored file, as everybody gets them. */
export async function download({ url }: { url?: unknown }): Promise<Buffer<ArrayBuffer>> {
  const answer = await fetch(stack.cmsUrl + String(url));
  if (!answer.ok) throw new Error(`${String(url)} answered ${answer.status}.`);
  return Buffer.from(await answer.arrayBuffer());
}
