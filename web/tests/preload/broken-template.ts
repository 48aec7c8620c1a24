import { Worker } from 'node:worker_threads';
import { fault } from './fault.ts';

// A template that throws for the article with one headline: it comes upon a block that no template knows.

interface Asked {
  props: { headline?: string; body?: unknown };
}

function spoil(page: Asked): Asked {
  const { headline, body } = page.props;
  if (headline === undefined || headline !== fault('broken-template') || !Array.isArray(body)) return page;
  return { ...page, props: { ...page.props, body: [...body, { type: 'hologram' }] } };
}

const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (this: Worker, pages: unknown) {
  postMessage.call(this, Array.isArray(pages) ? pages.map(spoil) : pages);
};
