import type { GuideOffer } from '../entries/guide.ts';
import type { ArticleHead } from '../entries/head.ts';
import type { HomePageEntry, StartLink } from '../entries/home-page.ts';
import type { Link, SettingsEntry } from '../entries/settings.ts';
import type { TopicEntry } from '../entries/topic.ts';
import type { Site } from '../site/site.ts';
import { type ArticleCard, toCard } from './article-card.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** Where readers who were just diagnosed find what to read first. */
export interface StartHere {
  title: string;
  text: string | null;
  links: Link[];
}

/** `/`: where to start, the article that leads, the newest ones, then of each topic what is not above already. */
export interface HomePage {
  chrome: Chrome;
  path: string;
  description: string | null;
  /** What search engines learn of the publisher, here alone. */
  publisher: Pick<SettingsEntry, 'publisherProfiles' | 'contactEmail'>;
  startHere: StartHere | null;
  lead: ArticleCard | null;
  latest: ArticleCard[];
  topics: { topic: TopicEntry; articles: ArticleCard[] }[];
  guides: GuideOffer[];
}

const LATEST = 6;
const OF_TOPIC = 3;

/** Where a link leads; undefined while what it leads to isn't published. */
function hrefOf(site: Site, { url, guide, article }: StartLink): string | undefined {
  if (guide) return site.guides.get(guide)?.offer.path;
  return article ? site.article(article)?.path : (url ?? undefined);
}

function toStartHere(site: Site, { startHere }: HomePageEntry): StartHere | null {
  if (!startHere) return null;
  const { title, text } = startHere;
  const links = startHere.links.flatMap((link) => {
    const href = hrefOf(site, link);
    return href ? [{ label: link.label, url: href }] : [];
  });
  return links.length > 0 ? { title, text, links } : null;
}

/** The chosen article, or the newest while that isn't published. */
const leadOf = (site: Site): ArticleHead | undefined => {
  const chosen = site.homePage?.lead;
  return (chosen && site.article(chosen)) || site.articles.newest(1)[0];
};

export function homePage(site: Site): HomePage {
  const lead = leadOf(site);
  const latest = site.articles
    .newest(1 + LATEST)
    .filter((article) => article !== lead)
    .slice(0, LATEST);
  const above = new Set([lead, ...latest]);
  const topics = Array.from(site.topics, ([documentId, topic]) => {
    const others = site
      .articlesOn(documentId)
      .newest(OF_TOPIC + 1 + LATEST)
      .filter((article) => !above.has(article));
    return { topic, articles: others.slice(0, OF_TOPIC).map((article) => toCard(site, article)) };
  });
  const { publisherProfiles, contactEmail } = site.settings;
  return {
    chrome: chromeOf(site, { kind: 'home', topics: [] }),
    path: '/',
    description: site.settings.defaultDescription ?? site.settings.tagline,
    publisher: { publisherProfiles, contactEmail },
    startHere: site.homePage && toStartHere(site, site.homePage),
    lead: lead ? toCard(site, lead) : null,
    latest: latest.map((article) => toCard(site, article)),
    topics: topics.filter(({ articles }) => articles.length > 0),
    guides: Array.from(site.guides.values(), ({ offer }) => offer),
  };
}
