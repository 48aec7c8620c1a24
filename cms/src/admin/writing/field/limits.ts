import { isFields } from '../document/node-json';
import type { Limits } from './annotations';

/** Which attribute of which component a line of the document is. */
const lines: Record<string, [component: string, attribute: string]> = {
  figureCaption: ['shared.figure', 'caption'],
  figureCredit: ['shared.figure', 'credit'],
  figureAlt: ['shared.figure', 'alt'],
  pullQuoteText: ['body.pull-quote', 'text'],
  pullQuoteAttribution: ['body.pull-quote', 'attribution'],
  keyPoint: ['body.key-point', 'text'],
  keyPoints: ['body.key-points', 'points'],
  tableCaption: ['body.table', 'caption'],
  questionText: ['body.question', 'question'],
};

/** The limits that the components' schemas state. @param components by their uid, as Strapi's admin has them. */
export function limitsOf(components: unknown): Limits {
  return new Map(
    Object.entries(lines).flatMap(([line, [component, name]]) => {
      const schema = isFields(components) ? components[component] : null;
      const attributes = isFields(schema) ? schema.attributes : null;
      const attribute = isFields(attributes) ? attributes[name] : null;
      const most = isFields(attribute) ? (attribute.maxLength ?? attribute.max) : null;
      return typeof most === 'number' ? [[line, most] as const] : [];
    }),
  );
}
