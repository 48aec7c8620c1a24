/**
 * The map: which module of the code may import which. A module is a folder, or a file at the root of its house. It imports
 * from itself and from lower floors, type imports included; modules on the same floor don't import each other.
 *
 * `npm test` checks it (`pnpm floors` prints the violations), and `pnpm architecture` draws it. docs/architecture.md says
 * what each floor is for. A new folder gets a place here before it can be imported.
 */
export interface Floor {
  /** What the floor is for, in a few words, for the drawing. */
  about: string;
  /** Paths below the house's root. `*` stands for one folder of any name. */
  modules: readonly string[];
  /** What from other modules these may import, as regular expressions over paths; everything below when left out. */
  only?: { paths: readonly string[]; means: string };
}

export interface House {
  /** Path from the root of the workspace, with a slash at its end; empty for the whole workspace. */
  root: '' | `${string}/`;
  name: string;
  /** The lowest first. */
  floors: readonly Floor[];
}

export const workspace: House = {
  root: '',
  name: 'the workspace',
  floors: [
    { about: 'what every part must agree on', modules: ['shared/src'] },
    { about: 'saves and restores a newsroom', modules: ['cms/backup'] },
    { about: 'the newsroom, the site, and what starts both', modules: ['cms/src', 'web/src', '.run'] },
    { about: 'publishes the site', modules: ['web/press'] },
    {
      about: 'settings, demo pictures and icons',
      modules: ['cms/config', 'cms/demo', 'web/drawings', 'web/astro.config.ts'],
    },
    { about: 'what tests share', modules: ['*/tests/fixtures', '*/tests/preload'] },
    { about: 'measures', modules: ['web/bench'] },
    { about: 'tests', modules: ['*/tests/unit', '*/tests/stack', '*/tests/browser'] },
  ],
};

const contracts = {
  paths: ['contract\\.ts$', '-contract\\.ts$', '/words(/|\\.ts$)'],
  means: 'contracts (contract.ts, …-contract.ts) and words',
};

export const cms: House = {
  root: 'cms/src/',
  name: 'the cms',
  floors: [
    { about: 'HTTP, environment, queue, encryption, dates', modules: ['platform'] },
    { about: 'who did what', modules: ['audit'] },
    {
      about: 'one subject each',
      modules: ['addresses', 'feed', 'presence', 'press', 'releases', 'requests', 'revisions'],
    },
    { about: 'which documents use a document or a file', modules: ['where-used'] },
    { about: 'every version of every document', modules: ['versions'] },
    {
      about: 'what points to what; the media library; banners',
      modules: ['relations', 'citations', 'files', 'banners'],
    },
    {
      about: 'what goes out: email, links, webhooks; what the press reads',
      modules: ['recipients', 'delivery', 'published'],
    },
    { about: 'what readers say of pages', modules: ['feedback'] },
    { about: 'what comes in, and whose it is; who may log in', modules: ['intake', 'data-subjects', 'accounts'] },
    {
      about:
        'what intake staff see; what readers saw; what the writing field, lists, the calendar and the home page ask',
      modules: ['inbox', 'site-record', 'writing', 'home', 'lists', 'calendar'],
    },
    { about: 'what may be saved and published', modules: ['rules'] },
    { about: 'what readers find where a page was', modules: ['withdrawing'] },
    { about: 'what a deletion does; what happens at a time', modules: ['consequences', 'schedules'] },
    { about: 'the first start', modules: ['setup'] },
    { about: 'React; only contracts from below', modules: ['admin'], only: contracts },
    { about: 'Strapi’s fixed folders', modules: ['api', 'middlewares'] },
    { about: 'which jobs and which migrations there are', modules: ['jobs.ts', 'migrations.ts'] },
    { about: 'table of contents', modules: ['index.ts'] },
  ],
};

const props = {
  paths: ['^web/src/content/props/', '^web/src/(seo|islands|components|cta|layouts)/'],
  means: 'content/props, and what draws (layouts, components, seo)',
};

export const site: House = {
  root: 'web/src/',
  name: 'the site',
  floors: [
    { about: 'payload → entry', modules: ['content/entries'] },
    { about: 'all entries of one moment', modules: ['content/site'] },
    { about: 'site → what a page draws', modules: ['content/props'] },
    { about: 'structured data; scripts', modules: ['seo', 'islands'] },
    { about: 'draw', modules: ['components'] },
    { about: 'banners on open pages', modules: ['cta'] },
    { about: 'arrange', modules: ['layouts'] },
    { about: 'fetch; from the content, only props', modules: ['pages'], only: props },
    { about: 'notes what a page throws', modules: ['middleware.ts'] },
  ],
};

export const press: House = {
  root: 'web/press/',
  name: 'the press',
  floors: [
    { about: 'what the press says', modules: ['words'] },
    { about: 'knows nothing of the site', modules: ['lib', 'production.ts'] },
    { about: 'what the press knows, in SQLite', modules: ['store'] },
    {
      about: 'a copy of the newsroom; the bundled site; threads that render; files on disk',
      modules: ['content', 'bundle', 'render', 'publish'],
    },
    { about: 'the record of what readers got', modules: ['past'] },
    { about: 'pages, banners and problems of one moment', modules: ['edition'] },
    {
      about: 'what is done with an edition',
      modules: ['follow', 'serve', 'preview', 'targets', 'status', 'past-page'],
    },
    { about: 'one command each', modules: ['build.ts', 'run.ts'] },
    { about: 'the command line', modules: ['cli.ts'] },
  ],
};

export const houses: readonly House[] = [workspace, cms, site, press];

/** What no file of a folder may import from npm, and why. */
export const bannedPackages = [
  {
    folder: 'shared/src/',
    packages: '^(@strapi/|astro(/|:|$))',
    why: 'shared is loaded by the cms, the site and the press alike',
  },
] as const;
