import type { UID } from '@strapi/strapi';
import { altTextOf, findLibraryPictures, picturesIn } from '../files/pictures-in-text';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { mediaWords } from './words/document';

const rule = (on: UID.Schema, field: string): Rule => ({
  on,
  when: 'publish',
  async check(fields, strapi) {
    const pictures = picturesIn(fields[field]);
    const files = await findLibraryPictures(strapi, pictures);
    return pictures.flatMap((picture): Objection[] => {
      const file = files.get(text(picture.hash));
      const name = file?.name ?? text(picture.name);
      if (!file) return [{ path: [field], message: mediaWords.deletedFromLibrary(name) }];
      if (altTextOf(picture, file)) return [];
      return [{ path: [field], message: mediaWords.noAltText(name) }];
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
