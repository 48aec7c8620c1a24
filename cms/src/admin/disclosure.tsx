import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Summary = styled.summary`
  cursor: pointer;
  width: max-content;
  color: ${({ theme }) => theme.colors.primary600};
`;

/** Something that most need not read, behind a line that says what it is. */
export function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details>
      <Summary>
        <Typography tag="span" variant="omega" textColor="primary600">
          {summary}
        </Typography>
      </Summary>
      <Box paddingTop={2}>{children}</Box>
    </details>
  );
}
