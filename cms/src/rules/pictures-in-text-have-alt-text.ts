import type { UID } from '@strapi/strapi';
import { altTextOf, findLibraryPictures, picturesIn } from '../files/pictures-in-text';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

const rule = (on: UID.Schema, field: string): Rule => ({
  on,
  when: 'publish',
  async check(fields, strapi) {
    const pictures = picturesIn(fields[field]);
    const files = await findLibraryPictures(strapi, pictures);
    return pictures.flatMap((picture): Objection[] => {
      const file = files.get(text(picture.hash));
      const name = `The picture “${file?.name ?? text(picture.name)}” in this text`;
      if (!file)
        return [
          { path: [field], message: `${name} is not in the media library anymore. Remove it, or insert another.` },
        ];
      if (altTextOf(picture, file)) return [];
      const message = `${name} has no alt text. Open it in the Media Library and fill in “Alternative text” there, or use a Figure block, which has its own.`;
      return [{ path: [field], message }];
    });
  },
});

/** Every field with Strapi's block editor, which offers pictures. */
export const picturesInTextHaveAltText: Rule[] = [
  rule('body.rich-text', 'content'),
  rule('body.question', 'answer'),
  rule('api::guide.guide', 'offer'),
  rule('api::person.person', 'bio'),
];
