import { z } from 'zod';
import { trapField } from './form-fields.ts';

/** Where feedback on a page is sent, as a plain form; the page’s path follows. */
export const FEEDBACK = '/api/feedback';

/** What a message is about. Names are stored. */
export const feedbackTopics = ['wrong', 'outdated', 'unclear', 'other'] as const;
export type FeedbackTopic = (typeof feedbackTopics)[number];

/** Characters of a message, in UTF-16 code units. */
export const MESSAGE_LENGTH = 1000;

/**
 * `POST /api/feedback/<path of the page>`, as a plain form. `say` is the button that was pressed: `yes` and `no` are counted,
 * `wrong` is answered with a form for a message, and `message` sends that.
 */
export const feedbackForm = z.discriminatedUnion('say', [
  z.strictObject({ say: z.enum(['yes', 'no', 'wrong']) }),
  z.strictObject({
    say: z.literal('message'),
    topic: z.enum(['', ...feedbackTopics]).optional(),
    message: z.string().trim().min(1).max(MESSAGE_LENGTH),
    /** A field that people do not see, and leave empty. */
    website: z.string().max(trapField.maxLength).optional(),
  }),
]);
