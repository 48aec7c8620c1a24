import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Difference, Piece } from '../../versions/difference-contract';
import { compareWords as words } from '../words/history';

/** So much of what stayed the same is shown around a change. */
const AROUND = 140;

const Text = styled.div`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.6;

  ins, del {
    padding-inline: 0.2rem;
    border-radius: 0.2rem;
    box-decoration-break: clone;
  }
  ins { background: ${({ theme }) => theme.colors.success100}; text-decoration: underline; }
  del { background: ${({ theme }) => theme.colors.danger100}; text-decoration: line-through; }
`;

/** Read aloud, not seen. */
const Spoken = styled.span`
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`;

const around = (text: string, isFirst: boolean, isLast: boolean): string => {
  if (text.length <= 2 * AROUND + 20) return text;
  const before = isFirst ? '' : text.slice(0, AROUND);
  return `${before} … ${isLast ? '' : text.slice(-AROUND)}`;
};

function PieceText({ piece: { change, text } }: { piece: Piece }) {
  if (change === 'same') return text;
  const Tag = change === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <Spoken>{change === 'added' ? words.added : words.removed}</Spoken>
      <span aria-hidden>{change === 'added' ? '+' : '−'}</span>
      {text}
      <Spoken>{words.end}</Spoken>
    </Tag>
  );
}

function Pieces({ pieces, isWhole }: { pieces: readonly Piece[]; isWhole: boolean }) {
  return (
    <Text>
      {pieces.map((piece, index) => (
        <PieceText
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
          key={index}
          piece={
            isWhole || piece.change !== 'same'
              ? piece
              : { ...piece, text: around(piece.text, index === 0, index === pieces.length - 1) }
          }
        />
      ))}
    </Text>
  );
}

const colors: Record<Difference['change'], string> = {
  same: 'neutral600',
  changed: 'primary600',
  added: 'success700',
  removed: 'danger700',
  moved: 'warning700',
};

/** Of a part with one field of the same name, a text say, that field: it need not be named twice. */
function inside(one: Difference): Difference {
  const [only, ...others] = one.parts;
  return only && others.length === 0 && only.label === one.label ? only : one;
}

/** Fields, parts of them, and theirs in turn: what changed, or all. */
export function DifferenceList({
  differences,
  showsSame,
  level = 3,
}: {
  differences: readonly Difference[];
  showsSame: boolean;
  level?: number;
}) {
  const shown = differences.filter(({ change }) => showsSame || change !== 'same');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {shown.map((one, index) => {
        const { label, change, isMoved } = one;
        const { pieces, parts } = inside(one);
        return (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: two parts may have the same label, and none ever moves
            key={`${label} ${index}`}
            {...(level > 3 && {
              paddingLeft: 3,
              borderStyle: 'solid',
              borderWidth: '0 0 0 2px',
              borderColor: 'neutral200',
            })}
          >
            <Typography tag={level === 3 ? 'h3' : 'p'} variant="omega" fontWeight="bold" textColor="neutral800">
              {label}{' '}
              <Typography tag="span" variant="pi" textColor={colors[change]}>
                {isMoved && change === 'changed' ? words.alsoMoved : words.changes[change]}
              </Typography>
            </Typography>
            <Box paddingTop={1}>
              {pieces.length > 0 && <Pieces pieces={pieces} isWhole={showsSame} />}
              {parts.length > 0 && <DifferenceList differences={parts} showsSame={showsSame} level={level + 1} />}
            </Box>
          </Box>
        );
      })}
    </Flex>
  );
}
