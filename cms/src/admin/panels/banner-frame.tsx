import { Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { bannerPreviewHeight } from '../../banners/schedule-contract';
import { useWidth } from '../use-width';
import { bannerPreviewWords } from '../words/banner-form';

/** Before the drawn banner says how high it is. */
const FIRST_HEIGHT = 160;

const Frame = styled.div`
  inline-size: 100%;
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #ffffff;

  iframe {
    display: block;
    border: 0;
    transform-origin: 0 0;
  }
`;

/** The height that the page in a frame asks for. */
function useFrameHeight(address: string) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const { origin } = new URL(address);
    const listen = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return;
      const said = bannerPreviewHeight.safeParse(event.data);
      if (said.success) setHeight(Math.ceil(said.data.height));
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [address]);
  return { frame, height };
}

interface Props {
  /** Where the press draws the banner. */
  address: string;
  /** Differs after each save. */
  revision: string;
  title: string;
  /** Of the screen that it is drawn for, in pixels. */
  screenWidth: number;
}

/** A banner as it looks on a screen of some width, made as small as there is room. */
export function BannerFrame({ address, revision, title, screenWidth }: Props) {
  const { ref, width } = useWidth();
  const { frame, height } = useFrameHeight(address);
  const scale = Math.min(1, width / screenWidth);
  const drawn = height ?? FIRST_HEIGHT;
  return (
    <>
      <Frame ref={ref} style={{ blockSize: drawn * scale + 2, maxInlineSize: screenWidth + 2 }}>
        <iframe
          key={revision}
          ref={frame}
          src={address}
          title={title}
          width={screenWidth}
          height={drawn}
          style={{ transform: `scale(${scale})` }}
        />
      </Frame>
      {height === 0 && (
        <Typography variant="pi" textColor="neutral600">
          {bannerPreviewWords.nothingShown}
        </Typography>
      )}
    </>
  );
}
