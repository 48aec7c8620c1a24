import { formatDayOfYear } from '@patient-press/shared/schedule-words';
import { Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import type { BannerReport } from '../../../banners/report-contract';
import { Plot } from '../../plot';
import { Section } from '../../section';
import { overTimeWords as words } from '../../words/banner-report';
import { formatMeasure, linesOf, type Measure, type Span } from './lines';
import { daysOf } from './period';

/** A choice of a few, by their names. */
function Choice<Key extends string>({
  label,
  names,
  chosen,
  choose,
}: {
  label: string;
  names: Record<Key, string>;
  chosen: Key;
  choose: (key: Key) => void;
}) {
  const keys = Object.keys(names).filter((key): key is Key => key in names);
  return (
    <SingleSelect
      aria-label={label}
      value={chosen}
      onChange={(value) => {
        const key = keys.find((one) => one === value);
        if (key) choose(key);
      }}
    >
      {keys.map((key) => (
        <SingleSelectOption key={key} value={key}>
          {names[key]}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

/** How the variants did on the days of the period. */
export function OverTime({ report }: { report: BannerReport }) {
  const [measure, setMeasure] = useState<Measure>('clicked');
  const [span, setSpan] = useState<Span>('cumulative');
  return (
    <Section
      title={words.title}
      beside={
        <Flex gap={2} wrap="wrap">
          <Choice label={words.measure} names={words.measures} chosen={measure} choose={setMeasure} />
          <Choice label={words.span} names={words.spans} chosen={span} choose={setSpan} />
        </Flex>
      }
    >
      <Plot
        title={words.plot(words.measures[measure], words.spans[span])}
        lines={linesOf(report, measure, span)}
        places={daysOf(report).map(formatDayOfYear)}
        format={(value) => formatMeasure(measure, value)}
      />
    </Section>
  );
}
