import { type Placement, placements } from '@patient-press/shared/placements';
import { placementWords } from '@patient-press/shared/schedule-words';
import { Badge, Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { bannerPreviewWords as words } from '../words/banner-form';
import { BannerFrame } from './banner-frame';
import { bannerFrameUrl, DESKTOP, PHONE } from './screens';

const Screens = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 39fr) minmax(0, 61fr);
  gap: ${({ theme }) => theme.spaces[4]};
  align-items: start;
`;

/** Strapi's own width leaves no room to read a page of 1024 pixels in. */
const Wide = styled(Modal.Content)`
  inline-size: min(118rem, calc(100vw - 3.2rem));
  max-inline-size: none;
`;

interface Props {
  /** The press's address of this banner's draft. */
  url: string;
  revision: string;
  /** The banner’s placement, as it was saved. */
  chosen: Placement | null;
}

function Screen({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={1} minWidth={0}>
      <Typography variant="pi" textColor="neutral600">
        {name}
      </Typography>
      {children}
    </Flex>
  );
}

function PlacementSection({ url, revision, placement, isChosen }: Omit<Props, 'chosen'> & SectionProps) {
  const name = placementWords[placement];
  const frame = { address: bannerFrameUrl(url, placement), revision };
  return (
    <Box tag="section" aria-label={name}>
      <Flex gap={2} paddingBottom={2}>
        <Typography tag="h3" variant="delta">
          {name}
        </Typography>
        {isChosen && <Badge active>{words.thisPlacement}</Badge>}
      </Flex>
      <Screens>
        <Screen name={words.phone(PHONE)}>
          <BannerFrame {...frame} title={words.onPhone(name)} screenWidth={PHONE} />
        </Screen>
        <Screen name={words.desktop(DESKTOP)}>
          {placement === 'sticky-mobile' ? (
            <Typography textColor="neutral800">{words.phonesOnly}</Typography>
          ) : (
            <BannerFrame {...frame} title={words.onDesktop(name)} screenWidth={DESKTOP} />
          )}
        </Screen>
      </Screens>
    </Box>
  );
}

interface SectionProps {
  placement: Placement;
  isChosen: boolean;
}

const ownFirst = (chosen: Placement | null): Placement[] =>
  [...placements].sort((a, b) => Number(b === chosen) - Number(a === chosen));

/** A button that opens the banner in every placement, on a phone and on a wide screen. */
export function EveryPlacement({ url, revision, chosen }: Props) {
  return (
    <Modal.Root>
      <Modal.Trigger>
        <Button variant="secondary" size="S" fullWidth>
          {words.allPlacements}
        </Button>
      </Modal.Trigger>
      <Wide>
        <Modal.Header>
          <Modal.Title>{words.dialogTitle}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={6}>
            {ownFirst(chosen).map((placement) => (
              <PlacementSection
                key={placement}
                url={url}
                revision={revision}
                placement={placement}
                isChosen={placement === chosen}
              />
            ))}
          </Flex>
        </Modal.Body>
      </Wide>
    </Modal.Root>
  );
}
