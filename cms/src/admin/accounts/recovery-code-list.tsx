import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { accountWords } from '../words/accounts';

const { recovery: words } = accountWords;

/** Recovery codes, the one time that they are shown. */
export function RecoveryCodeList({ codes, onSaved }: { codes: readonly string[]; onSaved(): void }) {
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
      <Typography ref={heading} tag="h3" variant="delta" tabIndex={-1}>
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
