import { guideFields } from '@patient-press/shared/form-fields';
import { guideFormWords } from '@patient-press/shared/words/guide-form';
import { Choice } from '../form/Choice.tsx';
import { Field } from '../form/Field.tsx';
import { Problems } from '../form/Problems.tsx';
import { SubmitButton } from '../form/SubmitButton.tsx';
import { Trap } from '../form/Trap.tsx';
import { Boxes } from './Boxes.tsx';
import { Suggestion } from './Suggestion.tsx';
import { noticeKey } from './to-request.ts';
import { FORM, type Props, useGuideForm } from './use-guide-form.ts';

const Shown = ({ name, version }: { name: string; version: number }) => (
  <input type="hidden" name="shown" value={`${name}:${version}`} />
);

/** What a form that is sent without script says of itself: which guide, from which page, beside which words. */
const HiddenFields = ({ guide, page, notice, boxes }: Props) => (
  <>
    <input type="hidden" name="guide" value={guide} />
    <input type="hidden" name="page" value={page} />
    <Shown name={noticeKey} version={notice.version} />
    {boxes.map(({ key, version }) => (
      <Shown key={key} name={key} version={version} />
    ))}
  </>
);

/**
 * The form for a guide. The press draws it into the page, where it is an ordinary form; once it is taken over, the same
 * fields, with what is in them, are checked and sent from the page.
 */
export function GuideForm(props: Props) {
  const { notice, boxes, action } = props;
  const { form, sending, isUnderWay, errors, summary, suggestion, takeSuggestion, press, handlers } =
    useGuideForm(props);
  return (
    <form
      ref={form}
      className="guide-form"
      method="post"
      action={action}
      aria-labelledby="guide-form-title"
      {...handlers}
    >
      <h2 id="guide-form-title">{guideFormWords.title}</h2>
      <p className="guide-form-lead">{guideFormWords.lead}</p>
      <Problems form={FORM} level={3} errors={summary} sending={sending} />
      <HiddenFields {...props} />
      <Field form={FORM} {...guideFields.email} error={errors.email}>
        <Suggestion email={suggestion} onTake={takeSuggestion} />
      </Field>
      <div className="guide-form-pair">
        <Field form={FORM} {...guideFields.name} error={errors.name} />
        <Choice form={FORM} {...guideFields.relationship} />
      </div>
      <Trap form={FORM} />
      <Boxes form={FORM} boxes={boxes} error={errors.phone} />
      <p className="form-hint">{notice.text}</p>
      <SubmitButton label={guideFormWords.send} isSending={isUnderWay} onPress={press} />
    </form>
  );
}
