import {
  Box,
  Button,
  Dialog,
  Field,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { type ReactNode, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { Stop, StoppableSponsor } from '../../../banners/stop-contract';
import { errorMessage } from '../../error-message';
import { bannerStopWords as words } from '../../words/banner-stop';
import { commonWords } from '../../words/common';
import { bannerPath } from '../planned';
import { scheduleApi } from '../schedule-api';
import { StateLabel } from '../state-label';
import { stopApi } from './stop-api';

interface Line {
  documentId: string;
  name: string;
  beside: ReactNode;
}

function BannerLines({ lines }: { lines: Line[] }) {
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {lines.map(({ documentId, name, beside }) => (
        <Flex key={documentId} tag="li" gap={2} justifyContent="space-between" alignItems="flex-start">
          <Link tag={RouterLink} to={bannerPath(documentId)} style={{ overflowWrap: 'anywhere' }}>
            {name || commonWords.untitled}
          </Link>
          <Box style={{ flex: 'none' }}>{beside}</Box>
        </Flex>
      ))}
    </Flex>
  );
}

function Outcome({ done }: { done: Stop }) {
  const stopped = done.banners.filter(({ failure }) => failure === null);
  const failed = done.banners.filter(({ failure }) => failure !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {failed.length > 0 && (
        <>
          <Typography tag="p" fontWeight="bold" textColor="danger600">
            {words.failed(failed.length)}
          </Typography>
          <BannerLines lines={failed.map((banner) => ({ ...banner, beside: <StateLabel state={banner.state} /> }))} />
        </>
      )}
      <Typography tag="p" fontWeight="bold" textColor="neutral800">
        {words.stopped(stopped.length)}
      </Typography>
      <BannerLines lines={stopped.map((banner) => ({ ...banner, beside: <StateLabel state="stopped" /> }))} />
    </Flex>
  );
}

function Question({ sponsor }: { sponsor: StoppableSponsor }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="p" textColor="neutral800">
        {words.about(sponsor.banners.length)}
      </Typography>
      <BannerLines
        lines={sponsor.banners.map((banner) => ({ ...banner, beside: <StateLabel state={banner.state} /> }))}
      />
      <Typography tag="p" variant="pi" textColor="neutral600">
        {words.means}
      </Typography>
    </Flex>
  );
}

function SponsorChoice({ sponsors, chosen, onChoose }: Choice) {
  if (sponsors.length === 0) return <Typography textColor="neutral600">{words.noSponsors}</Typography>;
  return (
    <Field.Root name="sponsor">
      <Field.Label>{words.whichSponsor}</Field.Label>
      <SingleSelect value={chosen} placeholder={words.choose} onChange={(value) => onChoose(String(value))}>
        {sponsors.map(({ documentId, legalName }) => (
          <SingleSelectOption key={documentId} value={documentId}>
            {legalName}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

interface Choice {
  sponsors: StoppableSponsor[];
  chosen: string;
  onChoose(documentId: string): void;
}

interface Props {
  /** The sponsor's documentId; null: it is chosen first. */
  sponsor: string | null;
  onClose(): void;
}

/** Names every banner that would be stopped, stops them once that is confirmed, and says what happened to each. */
export function StopDialog({ sponsor, onClose }: Props) {
  const { data, isError } = stopApi.useStoppableSponsorsQuery();
  const [stopBanners, { data: done, error, isLoading }] = stopApi.useStopBannersMutation();
  const { refetch } = scheduleApi.useBannerScheduleQuery();
  const [chosen, setChosen] = useState(sponsor ?? '');
  const found = data?.sponsors.find(({ documentId }) => documentId === chosen);
  const stop = async () => {
    await stopBanners({ sponsor: chosen });
    // Also after a failure: some may be stopped.
    await refetch();
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{words.title}</Dialog.Header>
        <Dialog.Body icon={done ? undefined : <WarningCircle width="2.4rem" height="2.4rem" fill="danger600" />}>
          <Flex
            direction="column"
            alignItems="stretch"
            gap={4}
            width="100%"
            aria-live="polite"
            style={{ maxBlockSize: '60vh', overflowY: 'auto' }}
          >
            {done ? (
              <Outcome done={done} />
            ) : !data ? (
              <Typography textColor="neutral600">{isError ? words.notLoaded : commonWords.loading}</Typography>
            ) : (
              <>
                {sponsor === null && <SponsorChoice sponsors={data.sponsors} chosen={chosen} onChoose={setChosen} />}
                {sponsor !== null && !found && <Typography textColor="neutral600">{words.none}</Typography>}
                {found && <Question sponsor={found} />}
              </>
            )}
            {error && <Typography textColor="danger600">{errorMessage(error, words.notStopped)}</Typography>}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="tertiary" onClick={onClose}>
            {done ? commonWords.close : commonWords.cancel}
          </Button>
          {!done && (
            <Button fullWidth variant="danger" disabled={!found} loading={isLoading} onClick={() => void stop()}>
              {found ? words.confirm(found.banners.length) : words.confirmAny}
            </Button>
          )}
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
