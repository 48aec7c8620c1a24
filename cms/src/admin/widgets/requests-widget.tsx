import { formatDayOfYear } from '@patient-press/shared/schedule-words';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { RequestNumbers } from '../../inbox/guide-numbers-contract';
import { guideRequestsApi } from '../guide-requests-api';
import { formatNumber } from '../pages/banner-report/figures';
import { daysOf } from '../pages/banner-report/period';
import { Plot } from '../plot';
import { requestNumbersWords as words } from '../words/guide-requests';
import { linesOf, type Side, totalsOf } from './request-lines';

/** Strapi's widgets are low. */
const PLOT_PX = 132;

function Totals({ numbers }: { numbers: RequestNumbers }) {
  const { accepted, delivered, opened, suspect } = totalsOf(numbers);
  const totals: [string, number][] = [
    [words.accepted, accepted],
    [words.delivered, delivered],
    [words.opened, opened],
    [words.suspect, suspect],
  ];
  return (
    <Flex tag="dl" gap={5} wrap="wrap">
      {totals.map(([name, count]) => (
        <Flex key={name} direction="column-reverse" alignItems="flex-start">
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {name}
          </Typography>
          <Typography tag="dd" variant="beta" textColor="neutral800">
            {formatNumber(count)}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}

const isSide = (key: string): key is Side => key in words.sides;

function Numbers({ numbers }: { numbers: RequestNumbers }) {
  const [side, setSide] = useState<Side>('guide');
  const lines = linesOf(numbers, side);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Totals numbers={numbers} />
        <Flex role="group" aria-label={words.show} gap={1}>
          {Object.keys(words.sides)
            .filter(isSide)
            .map((one) => (
              <Button
                key={one}
                size="S"
                variant={one === side ? 'secondary' : 'tertiary'}
                aria-pressed={one === side}
                onClick={() => setSide(one)}
              >
                {words.sides[one]}
              </Button>
            ))}
        </Flex>
      </Flex>
      {lines.length > 0 ? (
        <Plot
          title={words.plot(side)}
          lines={lines}
          places={daysOf(numbers).map(formatDayOfYear)}
          format={formatNumber}
          height={PLOT_PX}
          isCount
        />
      ) : (
        <Box paddingTop={4} paddingBottom={4}>
          <Typography textColor="neutral600">{words.none}</Typography>
        </Box>
      )}
    </Flex>
  );
}

/** The home page's widget: how many guides were asked for in the last 30 days. Numbers only, never people. */
export function RequestsWidget() {
  const { data, isError } = guideRequestsApi.useRequestNumbersQuery(undefined, { refetchOnMountOrArgChange: true });
  if (data) return <Numbers numbers={data} />;
  if (isError) return <Widget.Error>{words.notLoaded}</Widget.Error>;
  return <Widget.Loading />;
}
