import { wordingInEffect } from '@patient-press/shared/consent-wordings';
import { GUIDE_NOTICE, isCallBox, isGuideBox } from '@patient-press/shared/guide-request';
import type { Site } from '../site/site.ts';

/** A text of the form, and its version. */
interface Words {
  version: number;
  text: string;
}

/** A box to check. `asksForCall`: the reader then has to give a phone number. */
export interface FormBox extends Words {
  key: string;
  asksForCall: boolean;
}

/** How a guide is asked for. */
export interface GuideForm {
  /** The guide's documentId. */
  guide: string;
  /** Shown beside the button. */
  notice: Words;
  /** Each has a checkbox, which starts empty. In the order of their keys. */
  boxes: FormBox[];
}

/** The form for a guide, with the wordings that are in effect; null without a notice: then no one may be asked for an address. */
export function guideForm({ wordings, now }: Pick<Site, 'wordings' | 'now'>, guide: string): GuideForm | null {
  const inEffect = (key: string) => wordingInEffect(wordings, key, now);
  const notice = inEffect(GUIDE_NOTICE);
  if (!notice) return null;
  const keys = new Set(wordings.map(({ key }) => key).filter(isGuideBox));
  const boxes = [...keys].sort().flatMap((key) => inEffect(key) ?? []);
  return {
    guide,
    notice: { version: notice.version, text: notice.text },
    boxes: boxes.map(({ key, version, text }) => ({ key, version, text, asksForCall: isCallBox(key) })),
  };
}
