import { endsWithApproval } from '@patient-press/shared/schedule';
import { formatDay } from '@patient-press/shared/schedule-words';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { barWords } from '../../words/banner-calendar';
import { bannerStateWords } from '../../words/banner-state';
import type { Bar } from './lanes';
import { type Look, looks } from './looks';
import { LOST_LINE_REM, LostLines } from './lost-lines';
import { type Strip, wordsPx } from './strips';

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

const RunLink = styled(Link)<{ $look: Look; $cutLeft: boolean; $cutRight: boolean }>`
  ${({ $look }) => looks[$look]}
  position: absolute;
  inset-block-start: 0;
  block-size: 3.2rem;
  min-inline-size: 0.8rem;
  display: flex;
  align-items: center;
  border-start-start-radius: ${({ $cutLeft }) => ($cutLeft ? 0 : '4px')};
  border-end-start-radius: ${({ $cutLeft }) => ($cutLeft ? 0 : '4px')};
  border-start-end-radius: ${({ $cutRight }) => ($cutRight ? 0 : '4px')};
  border-end-end-radius: ${({ $cutRight }) => ($cutRight ? 0 : '4px')};
  text-decoration: none;
  color: ${({ theme }) => theme.colors.neutral800};

  &:hover {
    text-decoration: underline;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
    z-index: 2;
  }
`;

const beside: Record<Strip['side'], string> = {
  inside: 'overflow: hidden; text-overflow: ellipsis;',
  after: 'position: absolute;',
  before: 'position: absolute; inset-inline-end: 100%;',
};

const Words = styled.span<{ $side: Strip['side'] }>`
  ${({ $side }) => beside[$side]}
  padding-inline: 0.8rem;
  font-size: 1.3rem;
  line-height: 2rem;
  white-space: nowrap;
`;

const ApprovalEnd = styled.span`
  margin-inline-start: auto;
  flex: none;
  align-self: stretch;
  display: flex;
  align-items: center;
  padding-inline: 0.6rem;
  border-inline-end: 4px solid ${({ theme }) => theme.colors.warning500};
  font-size: 1.2rem;
  white-space: nowrap;
`;

/** What a bar would go on to, were it approved for longer. */
const Unapproved = styled.span`
  position: absolute;
  inset-block: 0.8rem auto;
  block-size: 1.6rem;
  border: 1px dashed ${({ theme }) => theme.colors.warning500};
  border-inline-start: 0;
`;

/** Lines below a bar say what is shown in its place. */
export const laneHeight = (bars: readonly Bar[]): string =>
  `${3.8 + Math.max(0, ...bars.map(({ lost }) => lost.length)) * LOST_LINE_REM}rem`;

interface Props {
  bar: Bar;
  /** Of the whole calendar. */
  widthPx: number;
}

/** What is read aloud of a bar. It begins with the words that are seen, for those who speak to their computer. */
const labelOf = ({ drawn, words, lost }: Bar, approvalWords: string): string =>
  [
    `${words}${approvalWords && ` ${approvalWords}`}.`,
    `${drawn.appearance === 'change' ? barWords.change : bannerStateWords[drawn.appearance]}${drawn.hasChanges ? barWords.withChanges : ''}.`,
    drawn.sentence,
    ...(drawn.banner ? [barWords.priority(drawn.banner.priority)] : []),
    ...lost.flat().map(({ sentence }) => sentence),
  ].join(' ');

/** One banner's run, as a strip that leads to the banner. */
export function BarLink({ bar, widthPx }: Props) {
  const { drawn, start, end, words, side, statedEnd, lost } = bar;
  const { banner, appearance } = drawn;
  // Words beside a bar come after the part that its approval cuts off.
  const afterShare = ((statedEnd ?? end) - start) / (end - start);
  const endsApproved = banner !== null && banner.approvalEndsOn !== null && endsWithApproval(banner) && end < 1;
  const approvalWords = endsApproved ? barWords.approvalEnds(formatDay(banner.approvalEndsOn ?? '')) : '';
  const showsApproval = endsApproved && (end - start) * widthPx > wordsPx(words) + wordsPx(approvalWords);
  const label = labelOf(bar, showsApproval ? approvalWords : '');
  return (
    <>
      <RunLink
        to={drawn.href}
        aria-label={label}
        title={label}
        style={{ insetInlineStart: percent(start), inlineSize: percent(end - start) }}
        $look={drawn.hasChanges && appearance !== 'change' ? 'changed' : appearance}
        $cutLeft={start === 0}
        $cutRight={end === 1}
      >
        <Words $side={side} style={side === 'after' ? { insetInlineStart: percent(afterShare) } : undefined}>
          {words}
        </Words>
        {endsApproved && <ApprovalEnd>{showsApproval && ` ${approvalWords}`}</ApprovalEnd>}
      </RunLink>
      {statedEnd !== null && (
        <Unapproved
          title={barWords.endsWithApproval}
          style={{ insetInlineStart: percent(end), inlineSize: percent(statedEnd - end) }}
        />
      )}
      <LostLines lines={lost} />
    </>
  );
}
