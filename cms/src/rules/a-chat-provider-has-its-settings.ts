import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { chatWords as words } from './words/settings';

const object = (path: string, message: string): Objection => ({ path: [path], message });

function missingForChatwoot({ baseUrl, token }: ReadonlyFields): Objection[] {
  const objections: Objection[] = [];
  // What isn't a URL at all is refused by the rule for links.
  if (!text(baseUrl) || /^http:/i.test(text(baseUrl))) objections.push(object('baseUrl', words.noServer));
  if (!/^[\w-]+$/.test(text(token))) objections.push(object('token', words.noChatwootToken));
  return objections;
}

const tokenLike =
  (pattern: RegExp, message: string) =>
  ({ token }: ReadonlyFields): Objection[] =>
    pattern.test(text(token)) ? [] : [object('token', message)];

const needs: Record<string, (chat: ReadonlyFields) => Objection[]> = {
  chatwoot: missingForChatwoot,
  tawk: tokenLike(/^\w+\/\w+$/, words.noTawkToken),
  crisp: tokenLike(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, words.noCrispToken),
};

export const aChatProviderHasItsSettings: Rule = {
  on: 'shared.chat',
  when: 'save',
  check: (chat) => needs[text(chat.provider)]?.(chat) ?? [],
};
