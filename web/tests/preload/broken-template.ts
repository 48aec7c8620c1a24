import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { fault } from './fault.ts';

// A template that throws for the article with one headline: it comes upon a block that no renderer knows.

function spoil(snapshot: Snapshot): Snapshot {
  const headline = fault('broken-template');
  const articles = new Map(snapshot.entries.articles);
  for (const [id, article] of articles) {
    if (article.headline !== headline) continue;
    const unknown = { type: 'hologram' } as never; // what the types of the press rule out
    articles.set(id, { ...article, body: { ...article.body, blocks: [...article.body.blocks, unknown] } });
  }
  return { ...snapshot, entries: { ...snapshot.entries, articles } };
}

let held: Snapshot | undefined;
Object.defineProperty(globalThis, 'patientPressSnapshot', {
  get: () => held,
  set: (snapshot: Snapshot) => {
    held = spoil(snapshot);
  },
});
