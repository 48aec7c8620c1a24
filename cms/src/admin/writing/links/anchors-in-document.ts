import { Anchors } from '@patient-press/shared/anchors';
import type { Node } from '@tiptap/pm/model';

/** A heading or a question, and the anchor that the site will give it. */
export interface AnchoredHeading {
  id: string;
  text: string;
}

/** What a line says without its citations. */
function textOf(line: Node): string {
  let text = '';
  line.forEach((child) => {
    text += child.text ?? '';
  });
  return text;
}

/** The headings and questions of a text, in the order of reading. */
export function headingsIn(doc: Node): AnchoredHeading[] {
  const anchors = new Anchors();
  const found: AnchoredHeading[] = [];
  doc.descendants((node) => {
    if (node.type.name !== 'questionText' && (node.type.name !== 'heading' || node.content.size === 0)) return true;
    const text = textOf(node);
    found.push({ id: anchors.make(text), text });
    return false;
  });
  return found;
}
