import { Box, Flex, Typography } from '@strapi/design-system';
import { type ReactNode, useId } from 'react';

/** A part of a page under its heading. @param beside what appears at the heading's other end, such as a button. */
export function Section({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Box tag="section" aria-labelledby={id} background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex justifyContent="space-between" alignItems="center" wrap="wrap" gap={4} paddingBottom={4}>
        <Typography id={id} tag="h2" variant="delta" textColor="neutral800">
          {title}
        </Typography>
        {beside}
      </Flex>
      {children}
    </Box>
  );
}
