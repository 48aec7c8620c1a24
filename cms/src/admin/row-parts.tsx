import { Flex, Td, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Names are written in all scripts, and may be meant to confuse the line around them. */
export const Words = ({ children, strong = false }: { children: ReactNode; strong?: boolean }) => (
  <Typography
    tag="bdi"
    textColor="neutral800"
    {...(strong && { fontWeight: 'bold' })}
    style={{ overflowWrap: 'anywhere' }}
  >
    {children}
  </Typography>
);
export const Aside = ({ children }: { children: ReactNode }) => (
  <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
    {children}
  </Typography>
);
export const Lines = ({ children }: { children: ReactNode }) => (
  <Flex direction="column" alignItems="flex-start" gap={1}>
    {children}
  </Flex>
);

/** Strapi's cells keep everything in one line, and the first is lower than the others. */
export const Cell = ({ children }: { children: ReactNode }) => (
  <Td style={{ whiteSpace: 'normal', verticalAlign: 'top', paddingBlock: '1.6rem' }}>{children}</Td>
);
