/**
 * The map: which module of the code may import which. A module is a folder, or a file at the root of its house. It imports
 * from itself and from lower floors, type imports included; modules on the same floor don't import each other.
 *
 * `npm test` checks it (`pnpm floors` prints the violations), and `pnpm architecture` draws it. docs/architecture.md says
 * what each floor is for. A new folder gets a place here before it can be imported.
 */
export interface Floor {
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
    { modules: ['shared/src'] },
    { modules: ['cms/src', 'web/src', '.run'] },
    { modules: ['web/press'] },
    { modules: ['cms/config', 'cms/demo', 'web/astro.config.ts'] },
    { modules: ['*/tests/fixtures', '*/tests/preload'] },
    { modules: ['web/bench'] },
    { modules: ['*/tests/unit', '*/tests/stack', '*/tests/browser'] },
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
    { modules: ['platform'] },
    { modules: ['relations', 'addresses', 'feed', 'files', 'press', 'requests'] },
    { modules: ['banners'] },
    { modules: ['recipients', 'delivery'] },
    { modules: ['intake', 'data-subjects'] },
    { modules: ['inbox'] },
    { modules: ['rules'] },
    { modules: ['consequences', 'setup'] },
    { modules: ['admin'], only: contracts },
    { modules: ['api', 'middlewares'] },
    { modules: ['jobs.ts'] },
    { modules: ['index.ts'] },
  ],
};

export const site: House = {
  root: 'web/src/',
  name: 'the site',
  floors: [
    { modules: ['content/entries'] },
    { modules: ['content/site'] },
    { modules: ['content/props'] },
    { modules: ['seo', 'islands'] },
    { modules: ['components'] },
    { modules: ['cta'] },
    { modules: ['layouts'] },
    { modules: ['pages', 'live.config.ts'] },
  ],
};

export const press: House = {
  root: 'web/press/',
  name: 'the press',
  floors: [
    { modules: ['lib', 'production.ts'] },
    { modules: ['content', 'publish'] },
    { modules: ['render'] },
    { modules: ['edition'] },
    { modules: ['follow', 'preview', 'targets'] },
    { modules: ['status', 'serve'] },
    { modules: ['build.ts', 'run.ts'] },
    { modules: ['cli.ts'] },
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

/** Files whose imports do not obey yet. */
export const unfinished: readonly RegExp[] = [
  /^web\/src\/content\//,
  /^web\/src\/islands\//,
  /^web\/press\/(render|edition)\//,
  /^cms\/src\/(requests|data-subjects|intake)\//,
  /^web\/tests\/fixtures\/newsroom/,
  /^\.run\/mailbox/,
];
