import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { feedbackWords as words } from '../../words/feedback';
import { AnswersSection } from './answers-section';
import { MessagesSection } from './messages-section';

/** What readers say of articles and guides. */
export function FeedbackPage() {
  return (
    <Page.Main>
      <Page.Title>{words.title}</Page.Title>
      <Layouts.Header title={words.title} subtitle={words.subtitle} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <MessagesSection />
          <AnswersSection />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
