import { MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from '@patient-press/shared/pictures';
import type { UID } from '@strapi/strapi';
import { linkedTo } from '../platform/fields';
import type { Rule } from './rule';
import { mediaWords } from './words/document';

interface StoredPicture {
  name: string;
  mime: string;
  width: number | null;
  height: number | null;
}

function problemOf({ name, mime, width, height }: StoredPicture): string | null {
  if (!mime.startsWith('image/')) return mediaWords.notAnImage(name);
  if (width === null || height === null) return null;
  if (Math.max(width, height) <= MAX_PICTURE_SIDE && width * height <= MAX_PICTURE_PIXELS) return null;
  return mediaWords.tooLarge({ file: name, width, height });
}

/** Uploads are held to this already. What an older version let in is held to it when it is to be shown. */
const rule = (on: UID.Schema, field: string): Rule => ({
  on,
  when: 'publish',
  async check(fields, strapi) {
    const file = linkedTo(fields[field]);
    const picture: StoredPicture | null = file
      ? await strapi.db.query('plugin::upload.file').findOne({ where: file })
      : null;
    const message = picture && problemOf(picture);
    return message ? [{ path: [field], message }] : [];
  },
});

export const picturesFitTheSite: Rule[] = [
  rule('shared.figure', 'image'),
  rule('shared.seo', 'socialImage'),
  rule('api::site-settings.site-settings', 'publisherLogo'),
];
