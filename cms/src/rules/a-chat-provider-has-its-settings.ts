import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

const object = (path: string, message: string): Objection => ({ path: [path], message });

function missingForChatwoot({ baseUrl, token }: ReadonlyFields): Objection[] {
  const objections: Objection[] = [];
  // The rule for addresses reports what is no address at all.
  if (!text(baseUrl) || /^http:/i.test(text(baseUrl))) {
    objections.push(
      object(
        'baseUrl',
        'Chatwoot needs the address of its server, with https://, for example https://chat.example.org.',
      ),
    );
  }
  if (!/^[\w-]+$/.test(text(token))) {
    objections.push(
      object('token', 'Chatwoot needs the website token: in its settings under Inboxes, your website, Configuration.'),
    );
  }
  return objections;
}

const needs: Record<string, (chat: ReadonlyFields) => Objection[]> = {
  chatwoot: missingForChatwoot,
  tawk: ({ token }) =>
    /^\w+\/\w+$/.test(text(token))
      ? []
      : [
          object(
            'token',
            'tawk.to needs the last two parts of its direct chat link https://tawk.to/chat/…/…, with the slash between them.',
          ),
        ],
  crisp: ({ token }) =>
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text(token))
      ? []
      : [
          object(
            'token',
            'Crisp needs the website ID, for example e93e073a-1f69-4cbc-8934-f9e1611e65bb: in its settings under Workspace Settings, Setup & Integrations.',
          ),
        ],
};

export const aChatProviderHasItsSettings: Rule = {
  on: 'shared.chat',
  when: 'save',
  check: (chat) => needs[text(chat.provider)]?.(chat) ?? [],
};
