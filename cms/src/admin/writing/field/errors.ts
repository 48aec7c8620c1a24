import { attributeWords, writingWords } from '../../words/writing';
import { isFields } from '../document/node-json';
import type { BlockErrors } from './annotations';

/** Every message below a part of the form's errors, each with the name of what it is about. */
function messagesIn(errors: unknown, name = ''): string[] {
  // The type of the block itself: Strapi knows the types of this version.
  if (typeof errors === 'string' && name === '__component') return [writingWords.unknownBlock];
  if (typeof errors === 'string') {
    const about = attributeWords[name];
    return [about ? `${about}: ${errors}` : errors];
  }
  if (Array.isArray(errors)) return errors.flatMap((error) => messagesIn(error, name));
  if (!isFields(errors)) return [];
  if (typeof errors.defaultMessage === 'string') return messagesIn(errors.defaultMessage, name);
  return Object.entries(errors).flatMap(([key, error]) => messagesIn(error, /^\d+$/.test(key) ? name : key));
}

/**
 * The errors that Strapi's form has of a zone, by blocks of the document.
 * @param errors by the number of the component, as the cms and Strapi's own checks give them.
 * @param places for each component, the place of its first node.
 */
export function blockErrors(errors: unknown, places: readonly number[]): BlockErrors {
  if (!Array.isArray(errors) && !isFields(errors)) return new Map();
  const byPlace = new Map<number, string[]>();
  for (const [key, error] of Object.entries(errors)) {
    const messages = messagesIn(error);
    const place = places[Number(key)];
    if (messages.length > 0 && place !== undefined) byPlace.set(place, [...new Set(messages)]);
  }
  return byPlace;
}
