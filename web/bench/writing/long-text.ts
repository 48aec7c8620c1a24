import { type Random, seeded } from '../newsroom/random.ts';
import { phrase, richText } from '../newsroom/text.ts';

interface Material {
  citeKeys: readonly string[];
  /** Id of a file in the media library. */
  picture: number;
}

/** The blocks between the paragraphs, in turn. */
function insertion(random: Random, index: number, { citeKeys, picture }: Material): object {
  const mark = `[@${citeKeys[index % citeKeys.length]}]`;
  const kinds = [
    () => ({
      __component: 'body.table',
      caption: phrase(random, 8),
      headerRow: true,
      rows: Array.from({ length: 6 }, () => [phrase(random, 2), `${phrase(random, 5)} ${mark}`, phrase(random, 3)]),
    }),
    () => ({
      __component: 'body.figure',
      figure: {
        image: picture,
        alt: phrase(random, 10),
        caption: `${phrase(random, 12)} ${mark}`,
        credit: phrase(random, 3),
      },
    }),
    () => ({
      __component: 'body.key-points',
      points: Array.from({ length: 3 }, () => ({ text: `${phrase(random, 12)} ${mark}` })),
    }),
    () => ({ __component: 'body.pull-quote', text: phrase(random, 14), attribution: phrase(random, 2) }),
  ];
  return kinds[index % kinds.length]?.() ?? {};
}

const BLOCKS_BETWEEN = 9;

/** A body of so many blocks: paragraphs that cite, headings and lists; every tenth is a table, a figure, key points or a quote. */
export function longBody(blocks: number, material: Material): object[] {
  const random = seeded(4);
  const body: object[] = [];
  for (let written = 0, index = 0; written < blocks; index += 1) {
    const between = Math.min(BLOCKS_BETWEEN, blocks - written);
    // Of so many words come more blocks than are wanted.
    const content = richText(random, between * 100, material.citeKeys).slice(0, between);
    body.push({ __component: 'body.rich-text', content });
    written += between;
    if (written < blocks) body.push(insertion(random, index, material));
    written += 1;
  }
  return body;
}
