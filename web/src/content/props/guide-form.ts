import { wordingInEffect } from '@patient-press/shared/consent-wordings';
import { GUIDE_NOTICE, isCallBox, isGuideBox } from '@patient-press/shared/guide-request';
import type { Site } from '../site/site.ts';

/** Words that stand in the form, and of which version they are. */
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
  /** Stands beside the button. */
  notice: Words;
  /** Each has a box to tick, which starts empty. In the order of their keys. */
  boxes: FormBox[];
}

/** The form for a guide, with the words that are in effect; null without a notice: nobody may be asked for an address then. */
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
