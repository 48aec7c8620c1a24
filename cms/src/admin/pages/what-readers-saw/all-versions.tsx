import { addDays } from '@patient-press/shared/time-zones';
import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DayField } from '../../day-field';
import { DownloadButton } from '../../download-button';
import { Section } from '../../section';
import { allVersionsCsvPath } from '../../site-record-api';
import { allVersionsWords as words } from '../../words/what-readers-saw';

const DAYS = 90;

/** One file with every banner of a period. @param today as `2026-11-23`. */
export function AllVersions({ today }: { today: string }) {
  const [period, setPeriod] = useState({ from: addDays(today, 1 - DAYS), to: today });
  const { from, to } = period;
  return (
    <Section title={words.title}>
      <Typography tag="p" textColor="neutral800" paddingBottom={4}>
        {words.about}
      </Typography>
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <DayField label={words.from} day={from} choose={(day) => setPeriod({ ...period, from: day })} />
        <DayField label={words.to} day={to} choose={(day) => setPeriod({ ...period, to: day })} />
        <DownloadButton path={allVersionsCsvPath(period)} fileName={`banners-${from}-${to}.csv`}>
          {words.asCsv}
        </DownloadButton>
      </Flex>
    </Section>
  );
}
