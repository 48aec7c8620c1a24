import type { ShownVersion } from '../../../site-record/contract';

/** What a button did: “calls +18776376843”. */
export function actionInWords(action: ShownVersion['content']['actions'][number]): string {
  switch (action.kind) {
    case 'call':
      return action.number ? `calls ${action.number}` : 'had no number to call';
    case 'chat':
      return 'opens the chat';
    case 'guide':
      return action.guide ? `opens the guide “${action.guide.title}”` : 'opens the list of guides';
    case 'link':
      return `opens ${action.url}`;
  }
}
