import { Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { feedbackApi } from '../../feedback-api';
import { ResponsiveRow, ResponsiveTable } from '../../responsive-table';
import { Section } from '../../section';
import { feedbackWords } from '../../words/feedback';
import { PageLink } from './page-link';

const words = feedbackWords.counts;

/** How often each page was helpful. */
export function AnswersSection() {
  const { data, isError } = feedbackApi.useFeedbackCountsQuery(undefined, { refetchOnMountOrArgChange: true });
  if (isError) return <Page.Error content={feedbackWords.notLoaded} />;
  if (!data) return <Page.Loading />;
  return (
    <Section title={words.title}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography textColor="neutral600">{data.pages.length > 0 ? words.means : words.none}</Typography>
        {data.pages.length > 0 && (
          <ResponsiveTable
            label={words.label}
            columns={words.columns}
            template="minmax(0, 1fr) max-content max-content"
            items={data.pages}
          >
            {(page) => (
              <ResponsiveRow
                key={`${page.contentType} ${page.document}`}
                columns={words.columns}
                cells={[
                  <PageLink key="page" page={page} />,
                  <Typography key="no" textColor="neutral800">
                    {page.notHelpful}
                  </Typography>,
                  <Typography key="yes" textColor="neutral800">
                    {page.helpful}
                  </Typography>,
                ]}
              />
            )}
          </ResponsiveTable>
        )}
      </Flex>
    </Section>
  );
}
