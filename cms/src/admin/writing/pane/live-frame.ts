import { type LiveFields, type LiveRequest, liveNews } from '@patient-press/shared/live-preview';
import type { z } from 'zod';

type News = z.infer<typeof liveNews>;
type Place = Extract<LiveRequest, { type: 'patient-press-live-scroll' }>;

/** How long after a change of the form it is sent: several changes that come together are one. */
const SEND_MS = 10;

interface Options {
  frame: HTMLIFrameElement;
  /** Of the press. */
  origin: string;
  onNews(news: News): void;
}

/** The admin's side of the frame in which the press shows what is being written. */
export class LiveFrame {
  readonly #options: Options;
  #isReady = false;
  #number = 0;
  #fields: (() => LiveFields) | null = null;
  #theme: 'light' | 'dark' | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
    window.addEventListener('message', this.#hear);
  }

  /** @param fields called when it is time to send them: to map a long text takes a moment. */
  show(fields: () => LiveFields): void {
    this.#fields = fields;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), SEND_MS);
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.#theme = theme;
    if (this.#isReady) this.#post({ type: 'patient-press-live-theme', theme });
  }

  scrollTo(place: Omit<Place, 'type'>): void {
    if (this.#isReady) this.#post({ type: 'patient-press-live-scroll', ...place });
  }

  close(): void {
    clearTimeout(this.#timer);
    window.removeEventListener('message', this.#hear);
  }

  #send(): void {
    if (!this.#isReady || !this.#fields) return;
    this.#number += 1;
    // What can't be sent to a frame, such as a file that is being uploaded, isn't part of the page yet.
    const { savedAt, fields } = this.#fields();
    this.#post({
      type: 'patient-press-live-show',
      number: this.#number,
      savedAt,
      fields: JSON.parse(JSON.stringify(fields)),
    });
  }

  #post(request: LiveRequest): void {
    this.#options.frame.contentWindow?.postMessage(request, this.#options.origin);
  }

  readonly #hear = ({ origin, source, data }: MessageEvent<unknown>): void => {
    const { frame, onNews } = this.#options;
    if (origin !== this.#options.origin || source !== frame.contentWindow) return;
    const news = liveNews.safeParse(data).data;
    if (!news) return;
    if (news.type === 'patient-press-live-ready') {
      this.#isReady = true;
      if (this.#theme) this.setTheme(this.#theme);
      this.#send();
    }
    onNews(news);
  };
}
