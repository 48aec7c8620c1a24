import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { Disclosure } from './disclosure';
import type { PlotLine } from './plot-lines';
import { commonWords } from './words/common';

const Scrolling = styled(Box)`
  max-height: 320px;
  overflow: auto;
  td, th { padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[4]} ${theme.spaces[1]} 0`}; text-align: end; }
  td:first-child, th:first-child { text-align: start; }
`;

/** The figures of a plot, for those who cannot or will not read them off its lines. */
export function PlotTable({
  title,
  lines,
  places,
  format,
}: {
  title: string;
  lines: readonly PlotLine[];
  places: readonly string[];
  format: (value: number) => string;
}) {
  const cell = { variant: 'pi', textColor: 'neutral800' } as const;
  return (
    <Disclosure summary={commonWords.viewAsTable}>
      <Scrolling tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <Typography tag="th" scope="col" {...cell} fontWeight="bold">
                {commonWords.day}
              </Typography>
              {lines.map(({ name }) => (
                <Typography key={name} tag="th" scope="col" {...cell} fontWeight="bold">
                  {name}
                </Typography>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place, index) => (
              <tr key={place}>
                <Typography tag="th" scope="row" {...cell}>
                  {place}
                </Typography>
                {lines.map(({ name, values }) => {
                  const value = values[index] ?? null;
                  return (
                    <Typography key={name} tag="td" {...cell}>
                      {value === null ? '–' : format(value)}
                    </Typography>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Disclosure>
  );
}
