import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { accountWords } from '../words/accounts';

const { recovery: words } = accountWords;

interface RecoveryCodeListProps {
  codes: readonly string[];
  /** Of the heading, below those of the page around it. */
  level: 'h2' | 'h3';
  onSaved(): void;
}

/** Recovery codes, the one time that they are shown. */
export function RecoveryCodeList({ codes, level, onSaved }: RecoveryCodeListProps) {
  const [isCopied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = `${codes.join('\n')}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography ref={heading} tag={level} variant="delta" tabIndex={-1}>
        {words.title}
      </Typography>
      <Typography tag="p" textColor="neutral800">
        {words.explanation}
      </Typography>
      <Box
        tag="ol"
        aria-label={words.list}
        background="neutral100"
        hasRadius
        padding={4}
        style={{ columns: '12rem 2', listStyle: 'none', fontFamily: 'monospace', fontSize: '1.6rem', lineHeight: 2 }}
      >
        {codes.map((code) => (
          <li key={code}>
            <Typography variant="omega" style={{ font: 'inherit' }}>
              {code}
            </Typography>
          </li>
        ))}
      </Box>
      <Flex gap={2} wrap="wrap">
        <Button onClick={onSaved}>{words.saved}</Button>
        <Button
          variant="tertiary"
          tag="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={words.fileName}
        >
          {words.download}
        </Button>
        <Button variant="tertiary" onClick={() => void copy()}>
          {isCopied ? words.copied : words.copy}
        </Button>
      </Flex>
    </Flex>
  );
}
