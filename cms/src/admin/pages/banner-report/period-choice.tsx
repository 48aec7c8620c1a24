import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import type { Period } from '../../../banners/report-contract';
import { DayField } from '../../day-field';
import { bannerReportWords as words } from '../../words/banner-report';
import { namedPeriods } from './period';

const CUSTOM = 'custom';

/** Chooses the period, and keeps it in the page's address, so that a link to it shows the same. */
export function PeriodChoice({ period }: { period: Period }) {
  const [address, setAddress] = useSearchParams();
  const isCustom = address.has('from');
  const choose = (chosen: string) =>
    setAddress(chosen === CUSTOM ? { ...period } : { days: chosen }, { replace: true });
  return (
    <Flex gap={4} alignItems="flex-end" wrap="wrap">
      <Field.Root width="200px">
        <Field.Label>{words.period}</Field.Label>
        <SingleSelect
          value={isCustom ? CUSTOM : (address.get('days') ?? '30')}
          onChange={(chosen) => choose(String(chosen))}
        >
          {namedPeriods.map((days) => (
            <SingleSelectOption key={days} value={String(days)}>
              {words.lastDays(days)}
            </SingleSelectOption>
          ))}
          <SingleSelectOption value={CUSTOM}>{words.customPeriod}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      {isCustom && (
        <>
          <DayField
            label={words.from}
            day={period.from}
            choose={(from) => setAddress({ ...period, from }, { replace: true })}
          />
          <DayField
            label={words.to}
            day={period.to}
            choose={(to) => setAddress({ ...period, to }, { replace: true })}
          />
        </>
      )}
      <Typography variant="pi" textColor="neutral600">
        {words.daysAreUtc}
      </Typography>
    </Flex>
  );
}
