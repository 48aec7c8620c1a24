import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../press/search/search-index.ts';
import { openDatabase } from '../../press/store/database.ts';
import { find, type Load, loadEntry, type Query } from '../../src/search/find.ts';
import { ENTRY, type SearchedPage, type WordFile } from '../../src/search/format.ts';
import { markWords, passageOf, soughtBy } from '../../src/search/passage.ts';
import { distance, nearest, termsOf } from '../../src/search/suggest.ts';
import { SHARDS, shardOf, stemOf, wordsOf } from '../../src/search/words.ts';
import { Desk, type Edit } from '../fixtures/desk.ts';
import { anEdit, articleEdit, firstEdit } from '../fixtures/histories.ts';

const page = (path: string, fields: Partial<SearchedPage> = {}): SearchedPage => ({
  kind: 'article',
  path,
  title: 'A title',
  summary: '',
  date: '2024-05-01',
  reviewed: null,
  topics: [],
  headings: [],
  text: [],
  ...fields,
});

/** An index of some pages, as readers load it. */
async function indexOf(pages: readonly SearchedPage[], topics: { id: string; slug: string; name: string }[] = []) {
  const index = new SearchIndex(openDatabase(':memory:'));
  for (const one of pages) index.put(`articles/${one.path}`, one);
  const files = index.due(Number.MAX_SAFE_INTEGER).map((name) => index.make(name));
  index.settle(files);
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  contents.set(ENTRY, JSON.stringify(index.entry(topics)));
  const loaded: string[] = [];
  const load: Load = async (path) => {
    loaded.push(path);
    return JSON.parse(contents.get(path) ?? expect.fail(`There is no ${path}.`));
  };
  const entry = await loadEntry(load);
  const search = (text: string, rest: Partial<Query> = {}) => find(entry, load, { text, most: 10, ...rest });
  const pathsFor = async (text: string, rest: Partial<Query> = {}) =>
    (await search(text, rest)).results.map(({ path }) => path);
  return { index, entry, loaded, search, pathsFor };
}

const said = (pieces: readonly { text: string; isMarked: boolean }[] | null) =>
  pieces?.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');
const soughtIn = (query: string, isOpen = false) => soughtBy(wordsOf(query), isOpen);

describe('words', () => {
  test('are read without accents, capitals, punctuation, and words that are everywhere', () => {
    expect(wordsOf('The Élan of pemetrexed–cisplatin, 2nd-line!').map(({ text }) => text)).toEqual([
      'elan',
      'pemetrexed',
      'cisplatin',
      '2nd',
      'line',
    ]);
  });

  test('have one stem in their forms', () => {
    for (const forms of ['treatment treatments', 'treated treating treats', 'surgery surgeries'])
      expect(new Set(wordsOf(forms).map(({ stem }) => stem)).size).toBe(1);
  });

  test('are where they were in the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          markWords(text, () => true)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
        for (const { stem } of wordsOf(text)) expect(shardOf(stem)).toBeLessThan(SHARDS);
      }),
    );
  });

  test('that begin alike are in one file', () => {
    expect(shardOf('chemotherapi')).toBe(shardOf('che'));
    expect(shardOf('topic:a')).not.toBe(shardOf('topic:b'));
  });
});

describe('what is found', () => {
  test('has the words in its title first, then in its summary, then in its text; and of two alike, the newer', async () => {
    const { pathsFor } = await indexOf([
      page('/text/', { text: ['Chemotherapy and more chemotherapy.', 'After chemotherapy, rest.'] }),
      page('/summary/', { summary: 'What chemotherapy does.' }),
      page('/old/', { title: 'Chemotherapy', date: '2019-01-01' }),
      page('/new/', { title: 'Chemotherapy', date: '2024-01-01' }),
      page('/other/'),
    ]);
    expect(await pathsFor('chemotherapy')).toEqual(['/new/', '/old/', '/summary/', '/text/']);
  });

  test('has all the words where any page has, else most of them', async () => {
    const { pathsFor } = await indexOf([
      page('/both/', { text: ['Surgery and radiation.'] }),
      page('/one/', { title: 'Surgery' }),
    ]);
    expect(await pathsFor('surgery radiation')).toEqual(['/both/']);
    expect(await pathsFor('surgery nonsense')).toEqual(['/one/', '/both/']);
    expect(await pathsFor('the of')).toEqual([]);
  });

  test('is found while its last word is being typed', async () => {
    const { pathsFor } = await indexOf([page('/a/', { title: 'Treatments with pemetrexed' })]);
    for (const typed of ['tre', 'treatm', 'treatmen', 'treatment pem', 'pemetrexe'])
      expect([typed, await pathsFor(typed, { isOpen: true })]).toEqual([typed, ['/a/']]);
    expect(await pathsFor('pem')).toEqual([]);
  });

  test('is narrowed down by topic, kind, and year', async () => {
    const { pathsFor } = await indexOf(
      [
        page('/a/', { title: 'Asbestos', topics: ['t1'] }),
        page('/b/', { title: 'Asbestos', date: '2022-02-02' }),
        page('/c/', { title: 'Asbestos', kind: 'guide', date: null }),
      ],
      [{ id: 't1', slug: 'exposure', name: 'Exposure' }],
    );
    expect(await pathsFor('asbestos', { topic: 'exposure' })).toEqual(['/a/']);
    expect(await pathsFor('asbestos', { topic: 'unknown' })).toEqual([]);
    expect(await pathsFor('asbestos', { kind: 'guide' })).toEqual(['/c/']);
    expect(await pathsFor('asbestos', { year: 2022 })).toEqual(['/b/']);
    expect(await pathsFor('asbestos', { year: 1999 })).toEqual([]);
  });

  test('takes the files of its words and pages only', async () => {
    const many = Array.from({ length: 100 }, (_, number) => page(`/${number}/`, { title: `Title ${number}` }));
    const { pathsFor, loaded } = await indexOf(many);
    expect(await pathsFor('77')).toEqual(['/77/']);
    expect(loaded.map((path) => path.replace(/-[^-]{10}\.json$/, ''))).toEqual([
      ENTRY,
      `files/words-${shardOf('77')}`,
      'files/pages-2',
      'files/text-77',
    ]);
  });

  test('is not confused by names that objects have', async () => {
    const { pathsFor } = await indexOf([page('/a/', { title: 'constructor __proto__ toString' }), page('/b/')]);
    for (const word of ['constructor', 'proto', 'tostring']) expect(await pathsFor(word)).toEqual(['/a/']);
    expect(await pathsFor('hasOwnProperty')).toEqual([]);
  });
});

describe('the passage', () => {
  const text = ['Nothing here.', `${'Filler words run on. '.repeat(20)}Pemetrexed is given with vitamins.`];
  test('is the part of the text with most of the words, marked', () => {
    expect(said(passageOf(text, soughtIn('vitamin pemetrexed')))).toMatch(
      /^… .*\[Pemetrexed\] is given with \[vitamins\]\.$/,
    );
    expect(passageOf(text, soughtIn('surgery'))).toBeNull();
  });

  test('marks a word that is being typed', () => {
    expect(said(passageOf(['Given with vitamins.'], soughtIn('vita', true)))).toBe('Given with [vitamins].');
  });
});

describe('a word that the site does not have', () => {
  const terms = [...termsOf(page('/', { title: 'Chemotherapy', text: ['Patients get pemetrexed or nivolumab.'] }))];
  test('is one of its terms, mistyped', async () => {
    expect(terms).toEqual(['chemotherapy', 'pemetrexed', 'nivolumab']);
    for (const typed of ['pemetrexd', 'pemitrexed', 'pematrexid', 'pemetrexeed', 'pemterexed'])
      expect(nearest(typed, terms)).toBe('pemetrexed');
    expect(nearest('asbestos', terms)).toBeNull();
    const { search } = await indexOf([page('/a/', { title: 'Side effects of pemetrexed' })]);
    expect(await search('effects of Pemitrexed today')).toMatchObject({
      total: 1,
      meant: 'effects of pemetrexed today',
    });
    expect((await search('effects')).meant).toBeNull();
  });

  test('is as far away in both directions, and a swap is one step', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (one, other) => distance(one, other, 9) === distance(other, one, 9)));
    expect(distance('ab', 'ba', 3)).toBe(1);
    expect(distance('kitten', 'sitting', 2)).toBe(3);
  });
});

/** Everything that an index says, by the addresses of pages in place of their numbers. */
async function meaningOf(load: Load): Promise<unknown> {
  const entry = await loadEntry(load);
  const listed = new Map<number, { path: string; text: string }>();
  for (const [file, digest] of entry.pages.entries()) {
    const pages = digest
      ? ((await load(`files/pages-${file}-${digest}.json`)) as { path: string; text: string }[])
      : [];
    for (const [index, one] of pages.entries()) if (one) listed.set(file * 32 + index, one);
  }
  const words: [string, [string, number][]][] = [];
  for (const [shard, digest] of entry.words.entries()) {
    const file = digest ? ((await load(`files/words-${shard}-${digest}.json`)) as WordFile) : {};
    for (const [stem, postings] of Object.entries(file)) {
      let number = -1;
      const onPages: [string, number][] = [];
      for (let index = 0; index < postings.length; index += 2) {
        number += postings[index] ?? 0;
        onPages.push([listed.get(number)?.path ?? 'none', postings[index + 1] ?? 0]);
      }
      words.push([stem, onPages.sort(([one], [other]) => one.localeCompare(other))]);
    }
  }
  const pages = Array.from(listed, ([number, one]) => ({
    ...one,
    kind: entry.kinds[number],
    year: entry.years[(entry.yearOf.charCodeAt(number) || 0) - 48],
  })).sort((one, other) => one.path.localeCompare(other.path));
  const texts = await Promise.all(
    [...listed].map(async ([number, one]) => [one.path, await load(`files/text-${number}-${one.text}.json`)]),
  );
  const terms = entry.terms ? await load(`files/terms-${entry.terms}.json`) : '';
  return {
    words: words.sort(),
    pages,
    texts: texts.sort(),
    terms,
    topics: entry.topics,
    count: entry.count,
    years: entry.years,
  };
}

describe('the index', () => {
  const history = fc.array(fc.array(anEdit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 15 });
  const deskAfter = async (steps: readonly (readonly Edit[])[]) => {
    const desk = new Desk();
    await desk.publish([firstEdit]);
    for (const step of steps) {
      await desk.publish(step);
      await desk.index();
    }
    return desk;
  };

  test('after any history says what one made from nothing says', async () => {
    const property = fc.asyncProperty(history, async (steps) => {
      const desk = await deskAfter(steps);
      fc.pre(desk.isSound);
      const fresh = await desk.fresh();
      expect(await meaningOf((await desk.index()).load)).toEqual(await meaningOf((await fresh.index()).load));
      // Looking at everything again makes nothing.
      desk.lookAtAll();
      await desk.round();
      expect((await desk.index()).made).toEqual([]);
      desk.close();
      fresh.close();
    });
    await fc.assert(property, { endOnFailure: true, numRuns: 40 });
  });

  test('has an edit change the files of its words only', async () => {
    const desk = await deskAfter([[articleEdit(1, { headline: 'one' }), articleEdit(2, { headline: 'two' })]]);
    await desk.publish([articleEdit(1, { headline: 'three' })]);
    const { made } = await desk.index();
    expect(new Set(made)).toEqual(
      new Set(['pages-0', 'terms', ...['one', 'three'].map((word) => `words-${shardOf(stemOf(word))}`)]),
    );
    desk.close();
  });

  test('never has what search engines are not to list, nor what is unpublished', async () => {
    const desk = await deskAfter([[articleEdit(1, { headline: 'Zebra' }), articleEdit(2, { headline: 'Zebra' })]]);
    const found = async () => {
      const { load } = await desk.index();
      return (await find(await loadEntry(load), load, { text: 'zebra', most: 10 })).results.map(({ path }) => path);
    };
    expect((await found()).length).toBe(2);
    await desk.publish([articleEdit(1, { headline: 'Zebra', noIndex: true })]);
    expect((await found()).length).toBe(1);
    await desk.publish([{ name: { contentType: 'articles', documentId: 'article2' }, entry: null }]);
    expect(await found()).toEqual([]);
    desk.close();
  });
});
