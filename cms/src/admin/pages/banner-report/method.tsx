import { Box, Flex, Link, Typography } from '@strapi/design-system';
import type { BannerReport } from '../../../banners/report-contract';
import { Disclosure } from '../../disclosure';
import { verdictWords } from '../../words/banner-report';

/** How the figures are calculated, with sources, for those who want to check. */
export function Method({ method: { text, sources } }: Pick<BannerReport, 'method'>) {
  return (
    <Disclosure summary={verdictWords.method}>
      <Flex direction="column" alignItems="stretch" gap={3} maxWidth="720px">
        {text.map((paragraph) => (
          <Typography key={paragraph} tag="p" variant="omega" textColor="neutral800">
            {paragraph}
          </Typography>
        ))}
        <Box tag="ul">
          {sources.map(({ title, url }) => (
            <Box key={url} tag="li" paddingBottom={1}>
              <Link href={url} isExternal>
                {title}
              </Link>
            </Box>
          ))}
        </Box>
      </Flex>
    </Disclosure>
  );
}
