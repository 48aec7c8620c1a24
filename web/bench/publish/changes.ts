import type { Admin } from '../newsroom/admin.ts';
import type { Published } from './published.ts';
import type { Answer } from './reader.ts';

/** Something that an editor does, and what readers get when it is live. */
export interface Change {
  /** The document that the press reports it by. */
  documentId: string;
  /** Does it; settles when Strapi has answered. */
  save(): Promise<void>;
  shown: { path: string; isIt: (answer: Answer) => boolean }[];
}

/** Changes of one kind. */
export interface Kind {
  what: string;
  /** Whether it changes pages that are not looked at one by one: then it is over when the press reports it. */
  isWide: boolean;
  /** Does what has to be there before, unmeasured. */
  prepare(): Promise<Change>;
}

/** How many of each kind are measured. */
export interface Samples {
  edits: number;
  others: number;
  wide: number;
  /** Before each kind is measured, so that no code runs for the first time. */
  warmUps: number;
}

const shows =
  (text: string) =>
  ({ status, body }: Answer): boolean =>
    status === 200 && body.includes(text);

const pathOf = (slug: string) => `/articles/${slug}/`;

/** Looked at when something changes on all pages. */
const LOOKED_AT = 3;

/** Articles that are needed for so many samples. */
export const articlesFor = ({ edits, others, warmUps }: Samples): number =>
  edits + 2 * others + 3 * warmUps + LOOKED_AT;

type Name = 'edit' | 'create' | 'unpublish' | 'rename' | 'author' | 'setting';

/** Each kind of change. Those that are created can be unpublished then, in the same order. */
export function kindsOf(admin: Admin, { articles, author, settingsId }: Published): Record<Name, Kind> {
  const left = [...articles];
  const created: { documentId: string; slug: string }[] = [];
  let count = 0;
  const next = <T>(list: T[]): T => {
    const item = list.shift();
    if (!item) throw new Error('All documents to be changed were changed: ask for more with articlesFor.');
    return item;
  };

  return {
    edit: {
      what: 'one article edited',
      isWide: false,
      async prepare() {
        const { documentId, slug } = next(left);
        const headline = `A headline edited by the bench, number ${++count}`;
        return {
          documentId,
          save: () => admin.publish('article', documentId, { headline }),
          shown: [{ path: pathOf(slug), isIt: shows(headline) }],
        };
      },
    },
    create: {
      what: 'a new article',
      isWide: false,
      async prepare() {
        const headline = `A new article of the bench, number ${++count}`;
        const slug = `bench-new-${count}`;
        const documentId = await admin.duplicate('article', next(left).documentId, { headline, slug });
        created.push({ documentId, slug });
        return {
          documentId,
          save: () => admin.publish('article', documentId),
          shown: [{ path: pathOf(slug), isIt: shows(headline) }],
        };
      },
    },
    unpublish: {
      what: 'the new one unpublished',
      isWide: false,
      async prepare() {
        const { documentId, slug } = next(created);
        return {
          documentId,
          save: () => admin.unpublish('article', documentId),
          shown: [{ path: pathOf(slug), isIt: ({ status }) => status === 404 }],
        };
      },
    },
    rename: {
      what: 'an address changed',
      isWide: false,
      async prepare() {
        const { documentId, slug } = next(left);
        const renamed = `${slug}-renamed`;
        return {
          documentId,
          save: () => admin.publish('article', documentId, { slug: renamed }),
          shown: [
            { path: pathOf(renamed), isIt: ({ status }) => status === 200 },
            {
              path: pathOf(slug),
              isIt: ({ status, location }) => status === 301 && location === pathOf(renamed),
            },
          ],
        };
      },
    },
    author: {
      what: 'an author’s name',
      isWide: true,
      async prepare() {
        const name = `Renamed Person ${++count}`;
        return {
          documentId: author.documentId,
          save: () => admin.edit('person', author.documentId, { name }),
          shown: [{ path: `/people/${author.slug}/`, isIt: shows(name) }],
        };
      },
    },
    setting: {
      what: 'a site setting',
      isWide: true,
      async prepare() {
        const footerNote = `A note at the foot of every page, number ${++count}`;
        const paths = ['/', '/topics/', ...articles.slice(-LOOKED_AT).map(({ slug }) => pathOf(slug))];
        return {
          documentId: settingsId,
          save: () => admin.save('site-settings', { footerNote }),
          shown: paths.map((path) => ({ path, isIt: shows(footerNote) })),
        };
      },
    },
  };
}
