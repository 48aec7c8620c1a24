import { placements } from '@patient-press/shared/placements';
import { placementWords } from '@patient-press/shared/schedule-words';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Typography } from '@strapi/design-system';
import { z } from 'zod';
import { scheduleApi } from '../banners/schedule-api';
import { formatMoment } from '../times';
import { bannerPreviewWords as words } from '../words/banner-form';
import { BannerFrame } from './banner-frame';
import { bannerRevision, isBanner } from './banner-revision';
import { EveryPlacement } from './every-placement';
import { bannerFrameUrl, PHONE } from './screens';

/** The press's address holds for an hour: a new one comes before that. */
const RENEW_MS = 50 * 60_000;

/** A banner as the edit view has it, as far as it is needed here. */
const savedBanner = z.object({ placement: z.enum(placements).nullable().catch(null), updatedAt: z.string() });

interface Look {
  documentId: string;
  saved: z.infer<typeof savedBanner>;
  revision: string;
}

function Look({ documentId, saved, revision }: Look) {
  const { data, isError } = scheduleApi.useBannerPreviewQuery(
    { documentId },
    { pollingInterval: RENEW_MS, refetchOnMountOrArgChange: true },
  );
  if (!data)
    return (
      <Typography aria-live="polite" textColor="neutral600">
        {isError ? words.notLoaded : words.loading}
      </Typography>
    );
  const { placement, updatedAt } = saved;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {placement ? (
        <BannerFrame
          address={bannerFrameUrl(data.url, placement)}
          revision={revision}
          title={words.onPhone(placementWords[placement])}
          screenWidth={PHONE}
        />
      ) : (
        <Typography textColor="neutral600">{words.noPlacement}</Typography>
      )}
      <Typography variant="pi" textColor="neutral600">
        {placement && `${words.onPhone(placementWords[placement])}. `}
        {words.savedAt(formatMoment(updatedAt, Date.now()))}
      </Typography>
      <EveryPlacement url={data.url} revision={revision} chosen={placement} />
    </Flex>
  );
}

/** The edit view's panel: how a banner's draft looks, drawn by the press as readers would get it. */
export const BannerPreviewPanel: PanelComponent = ({ model, documentId, document, meta, activeTab }) => {
  if (!isBanner(model)) return null;
  // The draft is drawn, also beside the published version.
  const [draft = document] = activeTab === 'published' ? (meta?.availableStatus ?? []) : [];
  const saved = savedBanner.safeParse(document && { ...draft, placement: document.placement }).data;
  return {
    title: words.title,
    content:
      saved && documentId ? (
        <Look documentId={documentId} saved={saved} revision={bannerRevision({ document, meta })} />
      ) : (
        <Typography textColor="neutral600">{words.notSaved}</Typography>
      ),
  };
};
