import type { Block } from './blocks';

/**
 * The demo's records, in the input shape of Strapi's document service, with two stand-ins for the seeding code to
 * resolve: a relation is its target's slug (sources: `citeKey`, sponsors: `key`), and a medium is a file's name under
 * `cms/demo/pictures`, or under `cms/demo/guides` for a guide's `file`.
 */
export type Slug = string;
export type Key = string;
export type FileName = string;
/** YYYY-MM-DD */
export type Day = string;

export interface Figure {
  image: FileName;
  alt: string;
  caption?: string;
  credit?: string;
}
export interface Link {
  label: string;
  url: string;
}
export interface Seo {
  metaTitle?: string;
  metaDescription?: string;
  canonicalUrl?: string;
  noIndex?: boolean;
  socialImage?: FileName;
}

export type BodyEntry =
  | { __component: 'body.rich-text'; content: Block[] }
  | { __component: 'body.figure'; figure: Figure }
  | { __component: 'body.pull-quote'; text: string; attribution?: string }
  | { __component: 'body.key-points'; points: { text: string }[] }
  | { __component: 'body.table'; caption: string; headerRow: boolean; rows: string[][] }
  | { __component: 'body.questions'; items: { question: string; answer: Block[] }[] }
  | { __component: 'body.banner'; placement: 'article-inline' }
  | { __component: 'body.guide-offer'; guide: Slug };

export interface Article {
  headline: string;
  slug: Slug;
  kicker: string;
  genre: 'news' | 'explainer' | 'law-news' | 'law-explainer';
  dek: string;
  hero: Figure;
  authors: Slug[];
  topics: Slug[];
  body: BodyEntry[];
  sources: { source: Key; note?: string }[];
  reviewedBy?: Slug;
  lastReviewedOn?: Day;
  nextReviewOn?: Day;
  corrections?: { date: Day; note: string }[];
  /** Notes on major changes, newest first. */
  changes?: { date: Day; note: string }[];
  guide?: Slug;
  seo?: Seo;
}

export interface Release {
  name: string;
  note: string;
  guides: Slug[];
  /** Their names. */
  banners: string[];
  publishesHomePage: boolean;
  redirects: { from: string; to: string; permanent: boolean }[];
}

export interface Person {
  name: string;
  slug: Slug;
  credentials?: string;
  jobTitle: string;
  bio: Block[];
  photo: Figure;
  profiles?: Link[];
}

export interface Topic {
  name: string;
  slug: Slug;
  summary: string;
}

export type AuthorName = { family: string; given: string } | { organisation: string };
export type SourceKind =
  | 'journal-article'
  | 'press-release'
  | 'government-report'
  | 'news-article'
  | 'book'
  | 'court-record'
  | 'web-page';

export interface Source {
  citeKey: Key;
  title: string;
  kind: SourceKind;
  authorNames: AuthorName[];
  containerTitle?: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD */
  publishedOn?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  doi?: string;
  pmid?: string;
  url?: string;
  accessedOn?: Day;
}

export interface Guide {
  title: string;
  slug: Slug;
  summary: string;
  offer: Block[];
  cover: Figure;
  file: FileName;
  edition: string;
  access: 'on-request' | 'open';
  chapters: BodyEntry[];
  reviewedBy: Slug;
  lastReviewedOn: Day;
}

export interface Action {
  kind: 'call' | 'chat' | 'guide' | 'link';
  label: string;
  url?: string;
  guide?: Slug;
}
export interface Variant {
  key: string;
  weight: number;
  message?: string;
  detail?: string;
  actions?: Action[];
}
export type PageKind = 'home' | 'article' | 'topic' | 'guide' | 'other';

export interface Banner {
  name: string;
  placement: 'top-bar' | 'article-inline' | 'article-end' | 'sticky-mobile';
  message: string;
  detail?: string;
  image?: Figure;
  actions: Action[];
  /** As `#rrggbb`. */
  colors?: { background: string; text: string; button?: string; buttonText?: string };
  label: string;
  sponsor: Key;
  startsAt?: string;
  endsAt?: string;
  priority: number;
  topics: Slug[];
  pages: PageKind[];
  variants: Variant[];
  approvedBy: string;
  approvedOn: Day;
  approvalEndsOn: Day;
}

export interface Sponsor {
  /** Names the record in this demo only; not an attribute. */
  key: Key;
  legalName: string;
  responsibleAttorney: string;
  officeAddress: string;
  jurisdictions: string;
  disclaimer: string;
  privacyUrl?: string;
}

export interface Page {
  title: string;
  slug: Slug;
  body: BodyEntry[];
  seo?: Seo;
}

export interface HomePage {
  lead: Slug;
  startHere: { title: string; text?: string; links: { label: string; guide?: Slug; article?: Slug; url?: string }[] };
}

export interface WithdrawnPage {
  address: string;
  title: string;
  outcome: 'notice' | 'gone';
  reason: 'error' | 'retracted-evidence' | 'duplicate' | 'legal';
  note?: string;
  withdrawnOn: Day;
  related?: string;
}

export interface Redirect {
  from: string;
  to: string;
  permanent: boolean;
  reason: 'slug-changed' | 'unpublished' | 'by-hand' | 'imported';
}

export interface SiteSettings {
  siteName: string;
  tagline: string;
  publisherName: string;
  contactEmail: string;
  timeZone: string;
  publisherLogo: FileName;
  phoneLabel: string;
  phoneNumber: string;
  intakeEmails: string;
  medicalDisclaimer: string;
  footerNote: string;
  navigation: Link[];
  policies: Slug[];
  chat: {
    provider: 'none' | 'chatwoot' | 'tawk' | 'crisp';
    hours?: string;
    timeZone?: string;
    offlineMessage?: string;
  };
  defaultSeo: Seo;
  defaultGuide: Slug;
}

export interface ConsentWording {
  key: string;
  version: number;
  text: string;
  /** ISO in UTC. */
  effectiveFrom: string;
}

export interface Recipient {
  name: string;
  url: string;
  /** Where readers reach it. */
  contact: string;
  /** Key of the wording that names it. */
  consentKey: string;
  isActive: boolean;
}
