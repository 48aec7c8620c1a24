import { type Placement, placements } from '@patient-press/shared/placements';
import { placementWords } from '@patient-press/shared/schedule-words';
import { Badge, Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
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
  /** Where the banner stands, as it was saved. */
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
  const words = placementWords[placement];
  const frame = { address: bannerFrameUrl(url, placement), revision };
  return (
    <Box tag="section" aria-label={words}>
      <Flex gap={2} paddingBottom={2}>
        <Typography tag="h3" variant="delta">
          {words}
        </Typography>
        {isChosen && <Badge active>The place of this banner</Badge>}
      </Flex>
      <Screens>
        <Screen name={`Phone, ${PHONE} pixels`}>
          <BannerFrame {...frame} title={`${words}, on a phone`} screenWidth={PHONE} />
        </Screen>
        <Screen name={`Wide screen, ${DESKTOP} pixels`}>
          {placement === 'sticky-mobile' ? (
            <Typography textColor="neutral800">Not shown on wide screens: this place is for phones only.</Typography>
          ) : (
            <BannerFrame {...frame} title={`${words}, on a wide screen`} screenWidth={DESKTOP} />
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

/** A button that opens the banner at each place a banner may stand, on a phone and on a wide screen. */
export function EveryPlacement({ url, revision, chosen }: Props) {
  return (
    <Modal.Root>
      <Modal.Trigger>
        <Button variant="secondary" size="S" fullWidth>
          Every placement
        </Button>
      </Modal.Trigger>
      <Wide>
        <Modal.Header>
          <Modal.Title>The draft at every placement</Modal.Title>
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
