import type { LiveFields } from '@patient-press/shared/live-preview';
import { Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useWidth } from '../../use-width';
import { writingPaneWords as words } from '../../words/writing-pane';
import type { UnsentTexts } from '../field/unsent-texts';
import { moveCursor, placeOfCursor } from './cursor';
import { LiveFrame } from './live-frame';
import type { PaneSettings } from './use-settings';

/** Widths of the screens that the page is shown for, in pixels. */
const WIDTHS = { phone: 390, desktop: 1280 };

const Screen = styled.div`
  position: relative;
  flex: 1;
  min-block-size: 0;
  overflow: hidden;

  iframe {
    position: absolute;
    inset-block-start: 0;
    border: 0;
    background: #ffffff;
    transform-origin: 0 0;
  }
`;

interface Props {
  url: string;
  /** The form's fields, when it is time to send them. Differs after each change. */
  fields: () => LiveFields;
  texts: UnsentTexts;
  settings: PaneSettings;
}

/** Follows the cursor in the text. */
function useCursor(live: LiveFrame | null): void {
  useEffect(() => {
    const follow = () => {
      const place = placeOfCursor();
      if (place) live?.scrollTo(place);
    };
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, [live]);
}

/** The page as readers will get it, as the press draws it. */
export function LivePage({ url, fields, texts, settings: { screen, theme } }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [live, setLive] = useState<LiveFrame | null>(null);
  const [said, setSaid] = useState('');
  const { ref, width } = useWidth();

  useEffect(() => {
    if (!frame.current) return undefined;
    const made = new LiveFrame({
      frame: frame.current,
      origin: new URL(url).origin,
      onNews: (news) => {
        if (news.type === 'patient-press-live-failed') setSaid(news.message);
        if (news.type === 'patient-press-live-clicked') moveCursor(news.place, news.count);
        if (news.type !== 'patient-press-live-shown') return;
        setSaid(news.missing.length > 0 ? words.missing(news.missing.join(', ')) : '');
        const place = placeOfCursor();
        if (place) made.scrollTo(place);
      },
    });
    setLive(made);
    return () => made.close();
  }, [url]);
  useEffect(() => {
    live?.show(fields);
    return texts.onChange(() => live?.show(fields));
  }, [live, fields, texts]);
  useEffect(() => live?.setTheme(theme), [live, theme]);
  useCursor(live);

  const scale = width > 0 ? Math.min(1, width / WIDTHS[screen]) : 1;
  const inset = Math.max(0, (width - WIDTHS[screen] * scale) / 2);
  return (
    <>
      <Screen ref={ref}>
        <iframe
          ref={frame}
          src={url}
          title={words.title}
          style={{
            insetInlineStart: inset,
            inlineSize: WIDTHS[screen],
            blockSize: `${100 / scale}%`,
            transform: `scale(${scale})`,
          }}
        />
      </Screen>
      <Typography variant="pi" textColor="neutral600" aria-live="polite" style={{ padding: '0.4rem 1.2rem' }}>
        {said}
      </Typography>
    </>
  );
}
