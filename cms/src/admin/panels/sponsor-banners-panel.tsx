import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Typography } from '@strapi/design-system';
import type { Stop } from '../../banners/stop-contract';
import { stopApi } from '../banners/stop/stop-api';
import { StopButton } from '../banners/stop/stop-button';
import { useMayStop } from '../banners/stop/use-may-stop';
import { formatMoment } from '../times';
import { bannerStopWords as words } from '../words/banner-stop';

const SHOWN = 5;

function recordOf({ at, by, banners }: Stop): string {
  const stopped = banners.filter(({ failure }) => failure === null).length;
  return words.record({ time: formatMoment(at, Date.now()), by, stopped, all: banners.length });
}

function SponsorBanners({ sponsor }: { sponsor: string }) {
  const { data, refetch } = stopApi.useBannerStopsQuery({ sponsor }, { refetchOnMountOrArgChange: true });
  const stops = data?.stops ?? [];
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <StopButton sponsor={sponsor} onDone={() => void refetch()} />
      {stops.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-label={words.earlier}>
          {stops.slice(0, SHOWN).map((stop) => (
            <Typography key={stop.at} tag="li" variant="pi" textColor="neutral600">
              {recordOf(stop)}
            </Typography>
          ))}
        </Flex>
      )}
    </Flex>
  );
}

/** The sponsor's edit view: stops all of its banners, and says who did that before. */
export const SponsorBannersPanel: PanelComponent = ({ model, documentId, document }) => {
  const mayStop = useMayStop();
  if (!mayStop || model !== 'api::sponsor.sponsor' || !documentId || !document) return null;
  return { title: words.panel, content: <SponsorBanners sponsor={documentId} /> };
};
