import { Box, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { type DefaultTheme, useTheme } from 'styled-components';
import { labelledPlaces, type PlotLine, spreadOut, ticksUpTo } from './plot-lines';
import { PlotTable } from './plot-table';
import { useWidth } from './use-width';
import { commonWords } from './words/common';

const USUAL_HEIGHT = 280;
const MARGIN = { top: 12, right: 8, bottom: 28, left: 52 };
const LABEL_PX = 18;
/** Beside wide plots the lines are named where they end; above narrow ones there is a list. */
const NAMES_PX = 170;
const MAX_NAME = 20;
const WIDE_PX = 560;

/** Lines differ by dashes and marks, not by colour alone. */
const looks: { dashes: string; mark: string; color: keyof DefaultTheme['colors'] }[] = [
  { dashes: '', mark: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0', color: 'primary600' },
  { dashes: '7 4', mark: 'M-4,-4h8v8h-8z', color: 'danger600' },
  { dashes: '2 4', mark: 'M0,-5l5,9h-10z', color: 'success600' },
  { dashes: '10 3 2 3', mark: 'M0,-5.5l5.5,5.5l-5.5,5.5l-5.5,-5.5z', color: 'warning600' },
  { dashes: '14 4', mark: 'M-4,-4l8,8m0,-8l-8,8', color: 'secondary600' },
  { dashes: '4 2', mark: 'M0,-5v10m-5,-5h10', color: 'neutral800' },
];
const lookOf = (index: number) => looks[index % looks.length] ?? { dashes: '', mark: '', color: 'neutral800' as const };

interface PlotProps {
  /** What it shows, as a sentence without a point. */
  title: string;
  lines: readonly PlotLine[];
  /** Names of the places on the axis below, such as days. */
  places: readonly string[];
  format: (value: number) => string;
  /** In pixels, axis included. */
  height?: number;
  /** Whether it is counts that are shown: the axis shows only whole numbers. */
  isCount?: boolean;
}

/** A path through all values, which starts again after a gap. */
const pathOf = (points: readonly ([number, number] | null)[]): string =>
  points.map((point, index) => point && `${points[index - 1] ? 'L' : 'M'}${point[0]},${point[1]}`).join(' ');

/** Lines over time, from zero up, readable without colours; the same figures as a table below. */
export function Plot({ title, lines, places, format, height: outerHeight = USUAL_HEIGHT, isCount = false }: PlotProps) {
  const { ref, width: outer } = useWidth();
  const { colors } = useTheme();
  const id = useId();
  const isWide = outer >= WIDE_PX;
  const right = isWide ? NAMES_PX : MARGIN.right;
  const width = Math.max(0, outer - MARGIN.left - right);
  const height = outerHeight - MARGIN.top - MARGIN.bottom;
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = ticksUpTo(most, isCount ? 1 : 0);
  const highest = ticks.at(-1) ?? 1;
  const x = (place: number) => MARGIN.left + (places.length < 2 ? width / 2 : (place / (places.length - 1)) * width);
  const y = (value: number) => MARGIN.top + height * (1 - value / highest);
  const labelled = labelledPlaces(places.length, width / 84);
  const markEvery = Math.max(1, Math.ceil(places.length / 15));
  const drawn = lines.map(({ name, values }, index) => {
    const points = values.map((value, place): [number, number] | null =>
      value === null ? null : [x(place), y(value)],
    );
    return { name, values, points, last: points.findLast((point) => point !== null) ?? null, ...lookOf(index) };
  });
  const nameHeights = spreadOut(
    drawn.map(({ last }) => last?.[1] ?? 0),
    LABEL_PX,
    MARGIN.top + height,
  );
  const text = { fill: colors.neutral600, fontSize: 12 };

  return (
    <Box>
      {!isWide && (
        <Box tag="ul" paddingBottom={2} aria-hidden>
          {drawn.map(({ name, dashes, mark, color }) => (
            <Typography key={name} tag="li" variant="pi" textColor="neutral800">
              <svg width="36" height="12" viewBox="-18 -6 36 12" aria-hidden="true">
                <path d="M-18,0h36" stroke={colors[color]} strokeWidth={2} strokeDasharray={dashes} />
                <path d={mark} fill={colors[color]} stroke={colors[color]} />
              </svg>{' '}
              {name}
            </Typography>
          ))}
        </Box>
      )}
      <div ref={ref}>
        <svg role="img" aria-labelledby={`${id}-title`} width={outer} height={outerHeight} style={{ display: 'block' }}>
          <title id={`${id}-title`}>{commonWords.figuresBelow(title)}</title>
          {ticks.map((tick) => (
            <g key={tick}>
              <line
                x1={MARGIN.left}
                x2={MARGIN.left + width}
                y1={y(tick)}
                y2={y(tick)}
                stroke={tick === 0 ? colors.neutral500 : colors.neutral200}
              />
              <text x={MARGIN.left - 8} y={y(tick) + 4} textAnchor="end" {...text}>
                {format(tick)}
              </text>
            </g>
          ))}
          {labelled.map((place) => (
            <text
              key={place}
              x={x(place)}
              y={outerHeight - 8}
              textAnchor={place === places.length - 1 ? 'end' : 'middle'}
              {...text}
            >
              {places[place]}
            </text>
          ))}
          {drawn.map(({ name, values, points, dashes, mark, color, last }, index) => (
            <g key={name}>
              <path d={pathOf(points)} fill="none" stroke={colors[color]} strokeWidth={2} strokeDasharray={dashes} />
              {points.map((point, place) => {
                const value = values[place] ?? null;
                const isMarked = point === last || (places.length - 1 - place) % markEvery === 0;
                return point && value !== null && isMarked ? (
                  <path
                    key={places[place]}
                    d={mark}
                    transform={`translate(${point[0]},${point[1]})`}
                    fill={colors[color]}
                    stroke={colors[color]}
                    strokeWidth={1.5}
                  >
                    <title>{`${places[place]}, ${name}: ${format(value)}`}</title>
                  </path>
                ) : null;
              })}
              {isWide && last && (
                <g transform={`translate(${MARGIN.left + width + 20},${nameHeights[index] ?? 0})`}>
                  <path d={mark} fill={colors[color]} stroke={colors[color]} />
                  <text x={10} y={4} fill={colors.neutral800} fontSize={12}>
                    {name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name}
                  </text>
                </g>
              )}
            </g>
          ))}
        </svg>
      </div>
      <Box paddingTop={3}>
        <PlotTable title={title} lines={lines} places={places} format={format} />
      </Box>
    </Box>
  );
}
