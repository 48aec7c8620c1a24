import { Loader } from '@strapi/design-system';
import { lazy, Suspense } from 'react';
import { commonWords } from '../../words/common';
import type { WritingFieldProps } from './writing-field';

/** Its editor is most of the admin's largest libraries: it is loaded when the first form with a text opens. */
const WritingField = lazy(() => import('./writing-field').then((field) => ({ default: field.WritingField })));

/** Takes the place of Strapi's input for dynamic zones, in forms and in History. */
export function DynamicZoneField(props: object) {
  return (
    <Suspense fallback={<Loader>{commonWords.loading}</Loader>}>
      {/* Strapi's types say nothing of what it gives to an added field: https://docs.strapi.io/cms/plugins-development/admin-panel-api */}
      <WritingField {...(props as WritingFieldProps)} />
    </Suspense>
  );
}
