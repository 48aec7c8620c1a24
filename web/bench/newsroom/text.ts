import type { Random } from './random.ts';

const words = `
the a of and to in for with on from by that people patients doctors treatment study trial mesothelioma asbestos exposure
cells tumor lining lung chest surgery chemotherapy immunotherapy survival months years hospital researchers results group
compared reported measured found suggests remains early later often rarely may can was were had not before after about
between during family workers ships mines insulation fibers scan biopsy sample breathing fluid pain nurse clinic team
question answer evidence review journal published small larger first second careful better worse similar different side
effects dose week risk benefit standard new known unclear likely
`
  .trim()
  .split(/\s+/) as [string, ...string[]];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Some words, without a full stop. */
export const phrase = (random: Random, length: number): string =>
  capital(Array.from({ length }, () => random.pick(words)).join(' '));

/** The nodes of Strapi's blocks, as its editor writes them. */
type Text = { type: 'text'; text: string; bold?: true };
type Inline = Text | { type: 'link'; url: string; children: Text[] };
type Item = { type: 'list-item'; children: Inline[] };
export type RichText = (
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; level: 2 | 3; children: Inline[] }
  | { type: 'list'; format: 'ordered' | 'unordered'; children: Item[] }
)[];

type Keys = readonly string[];

const plain = (text: string): Text => ({ type: 'text', text });

/** @param keys of the sources that marks cite; none for texts that cite nothing. */
function sentence(random: Random, keys: Keys): string {
  const [first, ...others] = keys;
  const mark = first && random.integer(1, 3) === 1 ? ` [@${random.pick([first, ...others])}]` : '';
  return `${phrase(random, random.integer(8, 22))}${mark}. `;
}

function paragraph(random: Random, keys: Keys): Inline[] {
  const nodes: Inline[] = [];
  for (let count = random.integer(3, 5); count > 0; count--) {
    nodes.push(plain(sentence(random, keys)));
    const extra = random.integer(1, 8);
    if (extra === 1) nodes.push({ type: 'text', text: phrase(random, 3), bold: true }, plain(' '));
    if (extra === 2) {
      nodes.push(
        { type: 'link', url: `https://example.org/${random.integer(1, 9999)}`, children: [plain(phrase(random, 4))] },
        plain('. '),
      );
    }
  }
  return nodes;
}

function list(random: Random): RichText[number] {
  const children = Array.from(
    { length: random.integer(3, 6) },
    (): Item => ({ type: 'list-item', children: [plain(phrase(random, random.integer(5, 14)))] }),
  );
  return { type: 'list', format: random.pick(['unordered', 'ordered']), children };
}

const countWords = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countWords(item), 0);
  if (value && typeof value === 'object') {
    if ('text' in value && typeof value.text === 'string') return value.text.split(/\s+/).filter(Boolean).length;
    return 'children' in value ? countWords(value.children) : 0;
  }
  return 0;
};

/** A text of at least so many words (at most a paragraph more), in sections with headings, links, lists and citation marks. */
export function richText(random: Random, length: number, keys: Keys): RichText {
  const blocks: RichText = [];
  for (let section = 0; countWords(blocks) < length; section++) {
    if (section > 0)
      blocks.push({
        type: 'heading',
        level: section % 3 ? 2 : 3,
        children: [plain(phrase(random, random.integer(3, 7)))],
      });
    blocks.push({ type: 'paragraph', children: paragraph(random, keys) });
    if (countWords(blocks) < length) blocks.push({ type: 'paragraph', children: paragraph(random, keys) });
    if (section % 3 === 1 && countWords(blocks) < length) blocks.push(list(random));
  }
  return blocks;
}
