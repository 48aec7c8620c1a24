import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const List = styled.dl`
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  align-items: baseline;
  gap: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[4]}`};
  margin: 0;

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  @media (max-width: 48rem) {
    grid-template-columns: minmax(0, 1fr);

    dd {
      padding-block-end: ${({ theme }) => theme.spaces[2]};
    }
  }
`;

/** Names and what they are: in two columns, or below each other where there is no room. What is null is left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <List>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <Box key={name} style={{ display: 'contents' }}>
            <Typography tag="dt" variant="pi" textColor="neutral600">
              {name}
            </Typography>
            <Typography tag="dd" textColor="neutral800">
              {value}
            </Typography>
          </Box>
        ),
      )}
    </List>
  );
}
