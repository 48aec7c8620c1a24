import { placements } from '@patient-press/shared/placements';
import { describeGap, gapInWords, placementWords, type Wording } from '@patient-press/shared/schedule-words';
import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { BannerSchedule } from '../../../banners/schedule-contract';
import { useWidth } from '../../use-width';
import { calendarWords } from '../../words/banner-calendar';
import { BarLink, laneHeight } from './bar-link';
import { type CalendarRow, rowOf, type View } from './lanes';
import { gapLook } from './looks';
import { shareOf, type Tick, type TimeWindow } from './time-window';

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

const Board = styled.div`
  position: relative;
  padding-block-start: 3.2rem;
`;

const TickLine = styled.span`
  position: absolute;
  inset-block: 0;
  padding-inline-start: 0.4rem;
  border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  line-height: 2rem;
  white-space: nowrap;
`;

const TodayLine = styled.span`
  position: absolute;
  inset-block: 1.6rem 0;
  border-inline-start: 2px solid ${({ theme }) => theme.colors.danger500};
  pointer-events: none;

  span {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    transform: translateX(-50%);
    padding-inline: 0.4rem;
    border-radius: 4px;
    background: ${({ theme }) => theme.colors.danger100};
    color: ${({ theme }) => theme.colors.danger700};
    font-size: 1.1rem;
    font-weight: 600;
    line-height: 1.6rem;
  }
`;

const Row = styled.section`
  position: relative;
  padding-block: 1.2rem;
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Lane = styled.li`
  position: relative;
`;

const GapStrip = styled.span`
  ${gapLook}
  position: absolute;
  inset-block-start: 0;
  block-size: 2.4rem;
  overflow: hidden;

  span {
    display: inline-block;
    max-inline-size: 100%;
    padding-inline: 0.8rem;
    overflow: hidden;
    text-overflow: ellipsis;
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral700};
    font-size: 1.2rem;
    line-height: 2.2rem;
    white-space: nowrap;
  }
`;

interface Props {
  schedule: BannerSchedule;
  ticks: Tick[];
  window: TimeWindow;
  wording: Wording;
}

/** Room for “Nov 30”. */
const LABEL_PX = 56;
/** Before the calendar is measured. */
const USUAL_PX = 1000;

interface RowProps {
  row: CalendarRow;
  wording: Wording;
  view: View;
}

function PlacementRow({ row, wording, view }: RowProps) {
  const { placement, lanes, gaps } = row;
  return (
    <Row aria-label={placementWords[placement]}>
      <Box display="inline-block" position="relative" background="neutral0" paddingRight={1} marginBottom={2}>
        <Typography tag="h3" variant="omega" fontWeight="bold" textColor="neutral800">
          {placementWords[placement]}
        </Typography>
      </Box>
      <ul>
        {lanes.map((bars) => (
          <Lane key={bars.map(({ drawn }) => drawn.key).join()} style={{ blockSize: laneHeight(bars) }}>
            {bars.map((bar) => (
              <BarLink key={bar.drawn.key} bar={bar} widthPx={view.widthPx} />
            ))}
          </Lane>
        ))}
        {gaps.map((ofKinds) => (
          <Lane key={ofKinds[0]?.kinds.join()} style={{ blockSize: '2.8rem' }}>
            {ofKinds.map((gap) => (
              <GapStrip
                key={gap.from}
                title={describeGap(gap, view.window, placement, wording)}
                style={{ insetInlineStart: percent(gap.start), inlineSize: percent(gap.end - gap.start) }}
              >
                <span>{gapInWords(gap, placement, wording.nameOf)}</span>
              </GapStrip>
            ))}
          </Lane>
        ))}
      </ul>
    </Row>
  );
}

/** A row for each place, with its banners and its gaps over time. */
export function Timeline({ schedule, ticks, window, wording }: Props) {
  const { ref, width } = useWidth();
  const { now } = schedule;
  const view = { window, widthPx: width || USUAL_PX };
  const today = shareOf(now, window);
  const labeledEvery = Math.ceil((ticks.length * LABEL_PX) / view.widthPx);
  return (
    <Board ref={ref}>
      {ticks.map(({ at, label }, index) => (
        <TickLine key={at} aria-hidden style={{ insetInlineStart: percent(shareOf(at, window)) }}>
          {index % labeledEvery === 0 && label}
        </TickLine>
      ))}
      {today >= 0 && today <= 1 && (
        <TodayLine style={{ insetInlineStart: percent(today) }}>
          <span>{calendarWords.today}</span>
        </TodayLine>
      )}
      {placements.map((placement) => (
        <PlacementRow key={placement} row={rowOf(placement, schedule, view)} wording={wording} view={view} />
      ))}
    </Board>
  );
}
