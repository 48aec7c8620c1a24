import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { Body } from '../entries/body.ts';
import type { ConsentWordingEntry } from '../entries/consent-wording.ts';
import type { ArticleHead } from '../entries/head.ts';
import type { HomePageEntry } from '../entries/home-page.ts';
import type { SettingsEntry } from '../entries/settings.ts';
import type { BodyType, Content, CorrectedArticle, OtherCiting } from './content.ts';
import type { List } from './list.ts';
import { listNames } from './memberships.ts';
import { type TimedBanner, timedBanners } from './timed-banners.ts';

/** What the site is made with, beside its content. */
export interface Surroundings {
  siteUrl: string;
  /** The address that emails come from, such as `guides@example.org`; null: not known. */
  mailFrom: string | null;
}

/** Something that pages share, and the facts that were read in making it. */
interface Shared {
  made: object;
  facts: ReadonlySet<string>;
}

/** The name of the fact what moment it is. */
export const NOW = 'now';

/**
 * The site as pages read it: every entry by type and documentId, and the lists that they are in. What is read is noted, so
 * that a change finds the pages that it makes others.
 */
export class Site {
  readonly siteUrl: string;
  readonly mailFrom: string | null;
  readonly #content: Content;
  #now = new Date().toISOString();
  readonly #shared = new Map<string, object>();
  readonly #newlyShared = new Map<string, Shared>();

  constructor(content: Content, { siteUrl, mailFrom }: Surroundings) {
    this.#content = content;
    this.siteUrl = siteUrl;
    this.mailFrom = mailFrom;
  }

  /** The moment that decides which banners run and which words are in effect, ISO in UTC. */
  get now(): string {
    this.#content.reads.note(NOW);
    return this.#now;
  }

  /** @returns the facts that are others now. */
  setNow(now: string): string[] {
    this.#now = now;
    return [NOW];
  }

  collection<N extends ContentTypeName>(name: N) {
    return this.#content.collection(name);
  }

  get people() {
    return this.collection('people');
  }
  get topics() {
    return this.collection('topics');
  }
  get sources() {
    return this.collection('sources');
  }
  get guides() {
    return this.collection('guides');
  }
  get pages() {
    return this.collection('pages');
  }
  get sponsors() {
    return this.collection('sponsors');
  }

  /** @throws Error when there are none: no site is made without. */
  get settings(): SettingsEntry {
    const [settings] = this.collection('site-settings').values();
    if (!settings) throw new Error('A site is made with site settings, and there are none.');
    return settings;
  }

  /** What editors chose for the home page; null: nothing is published. */
  get homePage(): HomePageEntry | null {
    const [homePage] = this.collection('home-page').values();
    return homePage ?? null;
  }

  get banners(): TimedBanner[] {
    return timedBanners(this.collection('cta-banners').values(), this.settings.timeZone);
  }

  get wordings(): ConsentWordingEntry[] {
    return [...this.collection('consent-wordings').values()];
  }

  article(documentId: string): ArticleHead | undefined {
    return this.collection('articles').get(documentId);
  }

  body(name: BodyType, documentId: string): Body {
    return this.#content.body(name, documentId);
  }

  /** Every article, the oldest first. */
  get articles(): List<ArticleHead> {
    return this.#content.articles(listNames.articles);
  }
  /** Articles with a major change, the one that changed first first. */
  get changedArticles(): List<ArticleHead> {
    return this.#content.articles(listNames.changed);
  }
  articlesOn(topic: string): List<ArticleHead> {
    return this.#content.articles(listNames.onTopic(topic));
  }
  /** As `changedArticles`, of a topic. */
  changedOn(topic: string): List<ArticleHead> {
    return this.#content.articles(listNames.changedOn(topic));
  }
  /** Articles of a topic with a correction, the one that was corrected first first. */
  correctedOn(topic: string): List<ArticleHead> {
    return this.#content.articles(listNames.correctedOn(topic));
  }
  writtenBy(person: string): List<ArticleHead> {
    return this.#content.articles(listNames.writtenBy(person));
  }
  reviewedBy(person: string): List<ArticleHead> {
    return this.#content.articles(listNames.reviewedBy(person));
  }
  citing(source: string): List<ArticleHead> {
    return this.#content.articles(listNames.citing(source));
  }
  otherCiting(source: string): List<OtherCiting> {
    return this.#content.otherCiting(source);
  }
  /** Every correction of an article, the oldest first. */
  get corrections(): List<CorrectedArticle> {
    return this.#content.corrections;
  }

  /** documentIds of people, and of sources, under a letter. */
  peopleUnder(letter: string): List<string> {
    return this.#content.alphabetical(listNames.people(letter));
  }
  sourcesUnder(letter: string): List<string> {
    return this.#content.alphabetical(listNames.sources(letter));
  }

  /**
   * Something that many pages show, made once: they read it as one fact, by its name.
   */
  share<T extends object>(name: string, make: () => T): T {
    if (!this.#shared.has(name)) {
      const { made, facts } = this.#content.reads.recordApart(make);
      this.#shared.set(name, made);
      this.#newlyShared.set(name, { made, facts });
    }
    this.#content.reads.note(name);
    return this.#shared.get(name) as T; // made by the same name's maker
  }

  /** What was shared since it was last asked, by name, and the facts that were read in making each. */
  takeShared(): Map<string, Shared> {
    const taken = new Map(this.#newlyShared);
    this.#newlyShared.clear();
    return taken;
  }

  /** Has something shared be made again. */
  forget(name: string): void {
    this.#shared.delete(name);
  }
}
