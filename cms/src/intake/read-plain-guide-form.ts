import { guideFields, trapField } from '@patient-press/shared/form-fields';
import { GUIDE_NOTICE } from '@patient-press/shared/guide-request';
import type { FieldError } from '@patient-press/shared/problem-document';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import { leadKeys } from '../platform/encryption/lead-keys';
import { MAX_FIELD_NAME } from './field-errors';

const HOUR_MS = 3_600_000;

/** The fields that a person fills in or that the page does, each once. */
const single = ['guide', ...Object.values(guideFields).map(({ name }) => name), 'page', trapField.name] as const;
export type PlainField = (typeof single)[number];

/** A form that was sent without script. */
export interface PlainGuideForm {
  /** What was typed, to be shown again. */
  typed: Record<PlainField, string>;
  /** Every wording that it showed. */
  shown: { key: string; version: number }[];
  /** The keys of those that were ticked. */
  granted: Set<string>;
  errors: FieldError[];
  /** The request as a script would send it. */
  request: Record<string, unknown>;
}

/** A UUID of the form's own making (RFC 9562, version 8) from 64 hex digits. */
export const toUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;

function readShown(written: string): { key: string; version: number } {
  const [, key = '', version = ''] = /^(.+):(\d{1,9})$/s.exec(written) ?? [];
  return { key, version: Number(version) };
}

/** What no form of ours sends: other fields, a field twice, or a check in a box that it didn't have. */
function errorsOf(
  fields: URLSearchParams,
  shown: PlainGuideForm['shown'],
  granted: PlainGuideForm['granted'],
): FieldError[] {
  const errors = [...new Set(fields.keys())].flatMap((name): FieldError[] => {
    if (name === 'shown' || name === 'granted') return [];
    if (!single.some((known) => known === name))
      return [{ field: name.slice(0, MAX_FIELD_NAME), message: requestErrors.unknownField }];
    return fields.getAll(name).length > 1 ? [{ field: name, message: requestErrors.fieldTwice }] : [];
  });
  const shownKeys = shown.map(({ key }) => key);
  if ([...granted].every((key) => shownKeys.includes(key))) return errors;
  return [...errors, { field: 'granted', message: requestErrors.unknownBox }];
}

/** Reads a form that was sent without script. The rest of what may be wrong with it, the reading of requests says. */
export function readPlainGuideForm(fields: URLSearchParams, now: Date): PlainGuideForm {
  const one = (name: PlainField) => fields.get(name) ?? '';
  const typed = {
    guide: one('guide'),
    email: one('email'),
    name: one('name'),
    phone: one('phone'),
    relationship: one('relationship'),
    page: one('page'),
    website: one('website'),
  };
  const shown = fields.getAll('shown').map(readShown);
  const granted = new Set(fields.getAll('granted'));
  // The form has no key: what is sent again within the hour is the same request.
  const sent = JSON.stringify(['plain form', Math.floor(now.getTime() / HOUR_MS), ...fields]);
  return {
    typed,
    shown,
    granted,
    errors: errorsOf(fields, shown, granted),
    request: {
      ...Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== '')),
      idempotencyKey: toUuid(leadKeys.index('content', sent)),
      consents: shown.map(({ key, version }) => ({ key, version, granted: key === GUIDE_NOTICE || granted.has(key) })),
    },
  };
}
