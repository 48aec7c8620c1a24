import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { SiteStatus } from '../../press/contract';
import { commonWords } from '../words/common';
import { siteWidgetWords } from '../words/site';

type Problem = Extract<SiteStatus, { press: 'answers' }>['problems'][number];

/** The problems of each document together, in the press’s order. */
const byDocument = (problems: Problem[]): Problem[][] => [
  ...Map.groupBy(problems, ({ editPath }) => editPath).values(),
];

function DocumentProblems({ problems }: { problems: Problem[] }) {
  const [first] = problems;
  if (!first) return null;
  return (
    <Box tag="li">
      <Link tag={RouterLink} to={first.editPath}>
        {first.title || commonWords.untitled}
      </Link>{' '}
      <Typography variant="pi" textColor="neutral600">
        {first.typeName}
      </Typography>
      {problems.map(({ field, message }) => (
        <Typography key={field + message} tag="p" variant="omega" textColor="neutral800">
          {field && <strong>{field}: </strong>}
          {message}
        </Typography>
      ))}
    </Box>
  );
}

/** Which documents readers do not see as they are in the admin, and what to change. */
export function Problems({ problems, others }: { problems: Problem[]; others: number }) {
  if (problems.length + others === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {byDocument(problems).map((ofOne) => (
        <DocumentProblems key={ofOne[0]?.editPath} problems={ofOne} />
      ))}
      {others > 0 && (
        <Typography tag="li" variant="omega" textColor="neutral600">
          {siteWidgetWords.hiddenProblems(others)}
        </Typography>
      )}
    </Flex>
  );
}
