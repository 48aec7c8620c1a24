import { styled } from 'styled-components';
import type { Lost } from './lanes';

export const LOST_LINE_REM = 2.2;
const BAR_REM = 3.4;

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

const Line = styled.span`
  position: absolute;
  border-block-start: 3px solid ${({ theme }) => theme.colors.warning500};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
  line-height: 1.8rem;
  white-space: nowrap;
`;

/** Below a bar: when others are shown in its place. The bar's own label says so to people who can't see it. */
export function LostLines({ lines }: { lines: Lost[][] }) {
  return lines.map((line, index) =>
    line.map(({ key, sentence, words, side, start, end }) => (
      <Line
        key={key}
        aria-hidden
        title={sentence}
        style={{
          insetInlineStart: percent(start),
          inlineSize: percent(end - start),
          insetBlockStart: `${BAR_REM + index * LOST_LINE_REM}rem`,
        }}
      >
        <span style={side === 'before' ? { position: 'absolute', insetInlineEnd: 0 } : undefined}>{words}</span>
      </Line>
    )),
  );
}
